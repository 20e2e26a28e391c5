// The text and the panel point at one another: what lies under the pointer, or has the focus, is lit in both.
function light(names, on) {
  for (const name of names) {
    for (const mark of document.querySelectorAll(`mark[data-items~="${CSS.escape(name)}"]`)) mark.classList.toggle("lit", on);
    document.getElementById(name)?.classList.toggle("lit", on);
  }
}

const names = (target) => {
  const mark = target.closest?.("mark[data-items]");
  if (mark) return mark.dataset.items.split(" ");
  const card = target.closest?.("#main .spread [data-card]");
  return card ? [card.id] : [];
};

for (const [begin, end] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  document.addEventListener(begin, (event) => light(names(event.target), true));
  document.addEventListener(end, (event) => light(names(event.target), false));
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest?.("mark[data-items]");
  if (!mark || !getSelection().isCollapsed) return;
  document.getElementById(mark.dataset.items.split(" ")[0])?.focus();
});
