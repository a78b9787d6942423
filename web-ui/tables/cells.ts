// The table's cells: what they say, what the server knows of them, how they are painted.
import { t } from "../shared/text";
import type { ColumnMeta, Line, Meta, News } from "./meta";

export type Cell = HTMLTableCellElement;
export type RowElement = HTMLTableRowElement;

export class Cells {
  readonly body: HTMLTableSectionElement;

  constructor(readonly table: HTMLTableElement, readonly meta: Meta) {
    this.body = table.tBodies[0] as HTMLTableSectionElement;
  }

  rows(): RowElement[] { return [...this.body.rows].filter((row) => !row.hidden); }
  named(name: string): RowElement | undefined { return [...this.body.rows].find((row) => row.dataset.row === name); }
  column(index: number): ColumnMeta { return this.meta.columns[index] as ColumnMeta; }
  index(key: string): number { return this.meta.columns.findIndex((column) => column.key === key); }
  text(cell: Cell): string { return cell.textContent ?? ""; }
  // What the server says stands there; a cell that is being saved or was refused shows something else.
  known(cell: Cell): string { return cell.dataset.was ?? this.text(cell); }
  assumed(cell: Cell): boolean { return cell.classList.contains("assumed"); }

  // Shows what a person typed before the server has answered.
  propose(cell: Cell, text: string): void {
    cell.dataset.was ??= this.text(cell);
    cell.textContent = text;
    cell.classList.remove("wrong");
    cell.classList.add("sending");
  }

  refuse(cell: Cell, why: string): void {
    cell.classList.remove("sending");
    cell.classList.add("wrong");
    cell.title = why;
  }

  // Takes a cell back to what the server says.
  revert(cell: Cell): void {
    if (cell.dataset.was !== undefined) cell.textContent = cell.dataset.was;
    delete cell.dataset.was;
    cell.classList.remove("sending", "wrong");
    if (!this.assumed(cell)) cell.removeAttribute("title");
  }

  // Puts what the server says into the page; cells that somebody else changed light up.
  take(news: News): void {
    if (news.order) this.reorder(news.order);
    for (const line of news.rows) this.paint(line);
    this.meta.document = news.document;
    const count = document.getElementById("count");
    if (count) count.textContent = t("{n} 行", "{n} rows", { n: this.body.rows.length });
  }

  private paint([name, texts, reasons]: Line): void {
    const row = this.named(name);
    if (!row) return;
    texts.forEach((text, at) => {
      const cell = row.cells[at] as Cell;
      if (cell.classList.contains("wrong")) return;
      const own = cell.classList.contains("sending");
      if (this.known(cell) !== text && !own) {
        cell.classList.remove("fresh");
        requestAnimationFrame(() => cell.classList.add("fresh"));
      }
      delete cell.dataset.was;
      cell.classList.remove("sending");
      if (cell.textContent !== text) cell.textContent = text;
      cell.classList.toggle("assumed", String(at) in reasons);
      if (String(at) in reasons) cell.title = reasons[String(at)] as string;
      else cell.removeAttribute("title");
    });
  }

  private reorder(order: string[]): void {
    const have = new Map([...this.body.rows].map((row) => [row.dataset.row ?? "", row]));
    const wanted = new Set(order);
    for (const [name, row] of have) if (!wanted.has(name)) row.remove();
    for (const name of order) this.body.append(have.get(name) ?? this.blank(name));
  }

  private blank(name: string): RowElement {
    const row = document.createElement("tr");
    row.dataset.row = name;
    this.meta.columns.forEach((column, at) => {
      const cell = document.createElement(at ? "td" : "th");
      if (!at) cell.setAttribute("scope", "row");
      if (column.number) cell.classList.add("num");
      if (column.info) cell.classList.add("info");
      row.append(cell);
    });
    return row;
  }
}
