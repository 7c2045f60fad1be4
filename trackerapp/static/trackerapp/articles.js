/* The page of an article without its script is links and forms; this makes it go by keys and by selecting words. */
const summaries = [...document.querySelectorAll(".candidate > summary")];

/* The candidate that the address names is opened, and has the focus. */
function open(id) {
  const candidate = document.getElementById(id)?.closest(".candidate");
  if (candidate) {
    candidate.open = true;
    candidate.firstElementChild.focus();
    showWords(candidate);
  }
}

/* Its words are marked, and scrolled to in the pane of the text; "here" leaves the page itself where it is. */
function showWords(candidate, here = true) {
  const mark = document.getElementById(candidate.querySelector(".to-words").hash.slice(1));
  document.querySelectorAll("mark a.shown").forEach((other) => other.classList.remove("shown"));
  if (mark) {
    mark.classList.add("shown");
    const pane = mark.closest(".text");
    pane.scrollTop = mark.offsetTop - pane.clientHeight / 2;
    if (!here) {
      pane.scrollIntoView({ block: "nearest" });
    }
  }
}

const KEYS = {
  j: (summary) => (summaries[summaries.indexOf(summary) + 1] ?? document.querySelector(".this-page + a"))?.focus(),
  k: (summary) => summaries[summaries.indexOf(summary) - 1]?.focus(),
  v: (summary) => showWords(summary.parentElement, false),
  n: (summary) => summary.parentElement.querySelector("[name=_accept]")?.click(),
  b: (summary) => {
    summary.parentElement.open = true;
    summary.parentElement.querySelector("[name=reason]")?.focus();
  },
};

document.addEventListener("keydown", (event) => {
  const summary = event.target.closest(".candidate > summary");
  const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
  if (summary && plain && KEYS[event.key.toLowerCase()]) {
    event.preventDefault();
    KEYS[event.key.toLowerCase()](summary);
  } else if (event.ctrlKey && event.key === "Enter") {
    event.target.closest(".candidate form")?.querySelector("[name=_accept], [name=_reject]")?.click();
  }
});

summaries.forEach((summary) => summary.parentElement.addEventListener("toggle", () => {
  if (summary.parentElement.open) {
    showWords(summary.parentElement);
  }
}));

document.querySelectorAll(".reading mark a").forEach((link) => link.addEventListener("click", (event) => {
  if (link.getAttribute("href").startsWith("#")) {
    event.preventDefault();
    open(link.hash.slice(1));
  }
}));

/* Words that are selected in the article come into the field, with the place where they stand. */
const words = document.getElementById("id_words");
document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const range = selection.isCollapsed ? null : selection.getRangeAt(0);
  const line = (range?.startContainer.closest ? range.startContainer : range?.startContainer.parentElement)?.closest("[data-start]");
  if (!words || !line) {
    return;
  }
  const before = document.createRange();
  before.setStart(line.querySelector(".words"), 0);
  before.setEnd(range.startContainer, range.startOffset);
  words.value = selection.toString().replace(/\s+/g, " ").trim();
  document.getElementById("id_near").value = Number(line.dataset.start) + before.toString().length;
});

/* The browser goes to what the address names after the page has loaded, and takes the focus away then. */
if (location.hash.startsWith("#u-")) {
  addEventListener("load", () => setTimeout(() => open(location.hash.slice(1))));
}
