// Words that somebody selects in the article go into the forms by which a missed item is added.
import { points } from "./points.js";

const own = (node) => !node.parentElement.closest(".ref");

function before(text, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(text);
  range.setEnd(node, offset);
  return words(range);
}

function words(range) {
  const whole = range.commonAncestorContainer;
  if (whole.nodeType === Node.TEXT_NODE) return own(whole) ? range.toString() : "";
  const walker = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
  let found = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!range.intersectsNode(node) || !own(node)) continue;
    const start = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : node.length;
    found += node.data.slice(start, end);
  }
  return found;
}

function selected() {
  const text = document.getElementById("text");
  const selection = getSelection();
  if (!text || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const said = words(range);
  if (!said.trim()) return null;
  const start = points(before(text, range.startContainer, range.startOffset));
  return { words: said, start, end: start + points(said) };
}

document.addEventListener("selectionchange", () => {
  const said = selected();
  const forms = document.querySelectorAll("[data-add] form");
  const bar = document.getElementById("picked");
  if (!said) {
    if (bar && document.getElementById("text").contains(getSelection().anchorNode)) bar.hidden = true;
    return;
  }
  for (const form of forms) {
    form.elements.words.value = said.words;
    form.elements.start.value = said.start;
    form.elements.end.value = said.end;
  }
  if (bar) bar.hidden = false;
});

// Words that somebody changes by hand no longer stand where they were selected.
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("[data-add] form");
  if (form && event.target.name === "words") form.elements.start.value = form.elements.end.value = "";
});

document.addEventListener("click", (event) => {
  const kind = event.target.closest?.("[data-pick]")?.dataset.pick;
  if (kind === undefined) return;
  document.getElementById("picked").hidden = true;
  const details = document.querySelector(`[data-add="${CSS.escape(kind)}"]`);
  if (!details) return;
  details.open = true;
  details.scrollIntoView({ block: "nearest" });
  details.querySelector("form select, form [list]").focus();
});
