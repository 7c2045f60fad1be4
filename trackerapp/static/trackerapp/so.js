// Optional. The pages work without it: it only reveals two buttons that need a script, and keeps addresses short.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const words = document.getElementById(button.dataset.copy).textContent;
    await navigator.clipboard.writeText(words.replace(/\s+/g, " ").trim());
    button.textContent = button.dataset.done;
  });
}
for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) break;
  button.hidden = false;
  button.addEventListener("click", () => navigator.share({ title: document.title, url: location.href }));
}
for (const form of document.querySelectorAll('form:not([method="post"])')) {
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
  });
}
