"use strict";
// Without this script the page says the same; it only sorts and filters.
const value = (row, at) => {
  const cell = row.cells[at];
  return cell.dataset.sort || cell.textContent.trim();
};
const asNumber = (text) => (/^[\d,.]+%?$/.test(text) ? parseFloat(text.replace(/[,%]/g, "")) : NaN);

for (const button of document.querySelectorAll(".sortable th button")) {
  button.addEventListener("click", () => {
    const head = button.parentElement;
    const body = head.closest("table").tBodies[0];
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = [...body.rows].map((row) => {
      const text = value(row, head.cellIndex);
      return { row, text, number: asNumber(text) };
    });
    const compare = (a, b) =>
      Number.isNaN(a.number) || Number.isNaN(b.number) ? a.text.localeCompare(b.text) : a.number - b.number;
    rows.sort((a, b) => (down ? -compare(a, b) : compare(a, b)));
    body.append(...rows.map((each) => each.row));
  });
}

const filter = document.getElementById("filter");
const shown = document.getElementById("shown");
const rows = [...document.getElementById("matrix").tBodies[0].rows];
filter.parentElement.hidden = false;
filter.addEventListener("input", () => {
  const wanted = filter.value.trim().toLowerCase();
  let count = 0;
  for (const row of rows) {
    const text = `${row.cells[0].textContent} ${row.cells[1].textContent}`.toLowerCase();
    row.hidden = !text.includes(wanted);
    count += !row.hidden;
  }
  shown.textContent = wanted ? shown.dataset.words.replace("{n}", count) : "";
});
