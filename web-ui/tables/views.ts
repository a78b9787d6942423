// Which rows are shown and in which order: search, filters by column, only assumed, sort by a column. The stored order does not change.
import { t } from "../shared/text";
import type { Meta } from "./meta";

export class Views {
  private readonly body: HTMLTableSectionElement;
  private stored: HTMLTableRowElement[] = [];
  private sorted = -1;
  private down = false;
  changed: () => void = () => undefined;

  constructor(private readonly table: HTMLTableElement, private readonly meta: Meta) {
    this.body = table.tBodies[0] as HTMLTableSectionElement;
    for (const id of ["search", "only-assumed"]) document.getElementById(id)?.addEventListener("input", () => this.narrow());
    document.getElementById("tools")?.addEventListener("submit", (event) => event.preventDefault());
    document.getElementById("filters")?.addEventListener("click", (event) => this.toggle(event.currentTarget as HTMLElement));
    const heads = this.heads();
    heads.forEach((head, at) => {
      head.tabIndex = 0;
      head.addEventListener("click", () => this.sort(at));
      head.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); this.sort(at); } });
    });
  }

  private heads(): HTMLTableCellElement[] { return [...(this.table.tHead?.rows[0]?.cells ?? [])]; }

  private toggle(button: HTMLElement): void {
    const open = this.table.querySelector(".narrowing");
    button.setAttribute("aria-pressed", String(!open));
    if (open) {
      open.remove();
      this.narrow();
      return;
    }
    const line = document.createElement("tr");
    line.className = "narrowing";
    this.meta.columns.forEach((column) => {
      const cell = document.createElement("th"), input = document.createElement("input");
      input.type = "search";
      input.setAttribute("aria-label", t("筛选 {column}", "Filter {column}", { column: column.header }));
      input.addEventListener("input", () => this.narrow());
      cell.append(input);
      line.append(cell);
    });
    this.table.tHead?.append(line);
    line.querySelector("input")?.focus();
  }

  narrow(): void {
    const wanted = (document.getElementById("search") as HTMLInputElement | null)?.value.trim().toLowerCase() ?? "";
    const assumed = (document.getElementById("only-assumed") as HTMLInputElement | null)?.checked ?? false;
    const filters = [...this.table.querySelectorAll<HTMLInputElement>(".narrowing input")].map((input) => input.value.trim().toLowerCase());
    let shown = 0;
    for (const row of this.body.rows) {
      const fits = (!wanted || (row.textContent ?? "").toLowerCase().includes(wanted))
        && (!assumed || row.querySelector(".assumed") !== null)
        && filters.every((filter, at) => !filter || (row.cells[at]?.textContent ?? "").toLowerCase().includes(filter));
      row.hidden = !fits;
      if (fits) shown++;
    }
    const count = document.getElementById("count"), all = this.body.rows.length;
    if (count) count.textContent = shown === all ? t("{n} 行", "{n} rows", { n: all }) : t("{n} / {all} 行", "{n} of {all} rows", { n: shown, all });
    this.changed();
  }

  private sort(at: number): void {
    if (this.sorted === -1) this.stored = [...this.body.rows];
    const again = this.sorted === at;
    const off = again && this.down;
    this.down = again && !this.down;
    this.sorted = off ? -1 : at;
    this.heads().forEach((head, index) => {
      if (index === this.sorted) head.setAttribute("aria-sort", this.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
    const text = (row: HTMLTableRowElement): string => row.cells[at]?.textContent ?? "";
    const known = new Set([...this.body.rows]);
    const kept = this.stored.filter((row) => known.has(row));
    const rows = off ? [...kept, ...[...known].filter((row) => !kept.includes(row))] : [...this.body.rows].sort((a, b) => compare(text(a), text(b)) * (this.down ? -1 : 1));
    this.body.append(...rows);
    this.changed();
  }
}
