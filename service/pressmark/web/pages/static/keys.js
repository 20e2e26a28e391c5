// Keys for the cards of a page: j and k go through them, a, c and d decide, u undoes, ? shows what there is.
const OFF = "pressmark keys off";
const TYPED = "input, select, textarea, [contenteditable]";

let next = null;

const cards = () => [...document.querySelectorAll("[data-card]")];
const current = () => document.activeElement?.closest("[data-card]");
const first = () => document.querySelector("[data-card].open, [data-card].stale") ?? cards()[0];
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function go(card) {
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
}

function step(by) {
  const all = cards();
  const card = current();
  go(card ? all[all.indexOf(card) + by] : first());
}

function press(key) {
  const within = key === "u" || key === "?" ? document : current();
  if (!within) return go(first());
  const found = within.querySelector(`[data-key="${key}"]`);
  if (found?.tagName !== "DETAILS") return found?.click();
  found.open = !found.open;
  found.scrollIntoView({ block: "nearest" });
  (found.open ? found.querySelector("input:not([type=hidden]), select") : found.querySelector("summary"))?.focus();
}

const ACTIONS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => press("a"),
  c: () => press("c"),
  d: () => press("d"),
  u: () => press("u"),
  "?": () => press("?"),
};

function leave(event) {
  const details = event.target.closest?.("[data-card] details[open]");
  if (!details) return;
  details.open = false;
  go(details.closest("[data-card]"));
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return leave(event);
  const action = ACTIONS[event.key];
  if (!action || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest?.(TYPED) || localStorage.getItem(OFF)) return;
  event.preventDefault();
  action();
});

// Who decides goes on with the item that the form names, also where the page is only swapped.
document.addEventListener("submit", (event) => {
  next = event.target.elements.at?.value ?? "";
});

function settled() {
  const box = document.querySelector("[data-keys]");
  if (box) box.hidden = false;
  const input = box?.querySelector("input");
  if (input) input.checked = !localStorage.getItem(OFF);
  if (next !== null) go(document.getElementById(next) ?? first() ?? document.getElementById("main"));
  else if (location.hash) go(document.getElementById(location.hash.slice(1))?.closest("[data-card]"));
  next = null;
}

document.addEventListener("change", (event) => {
  if (!event.target.closest("[data-keys]")) return;
  if (event.target.checked) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
});
document.addEventListener("htmx:after:settle", settled);
settled();
