// On a phone a row opens as a form.
export function openRows(table: HTMLTableElement): void {
  for (const row of table.tBodies[0]?.rows ?? []) {
    const head = row.cells[0];
    if (!head) continue;
    const link = document.createElement("a");
    link.href = `row/?id=${encodeURIComponent(row.dataset.row ?? "")}`;
    link.textContent = head.textContent;
    head.replaceChildren(link);
  }
}
