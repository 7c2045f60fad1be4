/* A choice that is typed gets the name of its field, which select2 leaves out for those who cannot see it. */
function nameTypedChoices() {
  document.querySelectorAll("select.admin-autocomplete + .select2-container .select2-selection").forEach((box) => {
    const select = box.closest(".select2-container").previousElementSibling;
    const label = document.querySelector(`label[for="${select.id}"]`);
    if (label) {
      label.id = `${select.id}_label`;
      const shown = box.querySelector(".select2-selection__rendered");
      box.setAttribute("aria-labelledby", `${label.id} ${shown.id}`.trim());
      shown.setAttribute("aria-labelledby", label.id);
      const typed = box.querySelector("input");
      if (typed) {
        typed.setAttribute("aria-labelledby", label.id);
      }
    }
  });
}

nameTypedChoices();
new MutationObserver(nameTypedChoices).observe(document.body, { childList: true, subtree: true });

/* An import that is at work tells how far it is; when it has come further, its page is shown anew. */
function follow(work) {
  const bar = work.querySelector("progress");
  setTimeout(async () => {
    try {
      const answer = await fetch(work.dataset.progress, { headers: { Accept: "application/json" } });
      const told = await answer.json();
      if (told.state !== work.dataset.state) {
        location.reload();
        return;
      }
      if (told.state === "reading" && told.rows) {
        bar.max = told.rows;
        bar.value = told.progress;
      }
    } catch {
      /* The server is not to be reached at the moment: ask again. */
    }
    follow(work);
  }, 1000);
}

document.querySelectorAll("[data-progress]").forEach(follow);
