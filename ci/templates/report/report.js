// Filters, the cells that set them, the arrow keys of the grid, and the colours. Without it the page shows everything.
"use strict";

const form = document.getElementById("filters");
const fields = Object.fromEntries(
  ["name", "category", "version", "outcome", "promise", "fault"].map((key) => [key, document.getElementById("filter-" + key)]),
);
const items = [...document.querySelectorAll(".failure, .test-row")].map((element) => ({
  element,
  failure: element.classList.contains("failure"),
  name: element.dataset.name.toLowerCase(),
  category: element.dataset.category,
  promises: element.dataset.promise.split(" "),
  faults: element.dataset.fault.split(" "),
  outcomes: element.dataset.outcomes.trim().split(" ").map((pair) => pair.split(":")),
}));

function fits(item, wanted) {
  return (
    item.name.includes(wanted.name) &&
    (!wanted.category || item.category === wanted.category) &&
    (!wanted.promise || item.promises.includes(wanted.promise)) &&
    (!wanted.fault || item.faults.includes(wanted.fault)) &&
    // One run has to have both.
    item.outcomes.some(
      ([version, outcome]) =>
        (!wanted.version || version === wanted.version) && (!wanted.outcome || outcome === wanted.outcome),
    )
  );
}

function apply() {
  const wanted = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.value]));
  wanted.name = wanted.name.trim().toLowerCase();
  const counts = { failures: [0, 0], tests: [0, 0] };
  for (const item of items) {
    const shown = fits(item, wanted);
    item.element.toggleAttribute("data-hidden", !shown);
    const count = counts[item.failure ? "failures" : "tests"];
    count[0] += shown ? 1 : 0;
    count[1] += 1;
  }
  document.getElementById("found").textContent =
    `${counts.failures[0]} of ${counts.failures[1]} failures, ${counts.tests[0]} of ${counts.tests[1]} tests`;
}

form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
// The fields have their first values only after the event.
form.addEventListener("reset", () => setTimeout(apply));

for (const button of document.querySelectorAll("td button")) {
  button.addEventListener("click", () => {
    form.reset();
    for (const key of ["category", "version", "promise", "fault"]) {
      fields[key].value = button.dataset[key] || "";
    }
    // At once: whoever sees the fields' new values sees what they select.
    apply();
    form.scrollIntoView();
    fields.name.focus({ preventScroll: true });
  });
}

// A grid is one stop of the Tab key; the arrows lead on, over the holes.
for (const grid of document.querySelectorAll("[role=grid]")) {
  const rows = [...grid.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.querySelector("button")));
  const buttons = rows.flat().filter(Boolean);
  buttons.forEach((button, index) => (button.tabIndex = index === 0 ? 0 : -1));
  const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
  grid.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    let row = rows.findIndex((cells) => cells.includes(event.target));
    if (!step || row < 0) return;
    event.preventDefault();
    let column = rows[row].indexOf(event.target);
    do {
      row += step[0];
      column += step[1];
    } while (rows[row] && column in rows[row] && !rows[row][column]);
    const next = rows[row] && rows[row][column];
    if (!next) return;
    buttons.forEach((button) => (button.tabIndex = button === next ? 0 : -1));
    next.focus();
  });
}

const theme = document.getElementById("theme");
theme.addEventListener("change", () => {
  if (theme.value) document.documentElement.dataset.theme = theme.value;
  else delete document.documentElement.dataset.theme;
});
theme.closest("label").hidden = false;
form.hidden = false;
apply();
