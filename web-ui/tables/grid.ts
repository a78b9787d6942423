// The grid: keys and mouse move, typing writes, blocks are pasted; every change is a patch that can be undone.
import { t } from "../shared/text";
import { Cells, type Cell } from "./cells";
import { readBlock, writeBlock } from "./clipboard";
import { Editor } from "./editor";
import { Keeper } from "./keeper";
import { patchOf, type CellEdit, type Meta, type RowEdit } from "./meta";
import { Selection } from "./selection";
import type { Views } from "./views";

type Move = { row: number; column: number };
const MOVES: Record<string, Move> = {
  ArrowUp: { row: -1, column: 0 }, ArrowDown: { row: 1, column: 0 }, ArrowLeft: { row: 0, column: -1 }, ArrowRight: { row: 0, column: 1 },
};
const FAR = 1e6;

export class Grid {
  private readonly sheet = document.getElementById("sheet") as HTMLElement;
  private readonly cells: Cells;
  private readonly at: Selection;
  private readonly editor: Editor;
  private readonly keeper: Keeper;

  constructor(table: HTMLTableElement, private readonly meta: Meta, views: Views) {
    this.cells = new Cells(table, meta);
    this.at = new Selection(this.cells);
    this.editor = new Editor(this.sheet, (text) => { this.write(text); this.move(MOVES.ArrowDown as Move); });
    this.keeper = new Keeper(this.cells, () => this.settle());
    views.changed = () => { this.at.to(0, this.at.column); this.describe(); };
    const body = this.cells.body;
    body.addEventListener("mousedown", (event) => this.press(event));
    body.addEventListener("mouseover", (event) => { if (event.buttons === 1) this.drag(event); });
    body.addEventListener("dblclick", () => this.edit());
    this.editor.field.addEventListener("keydown", (event) => this.key(event));
    this.editor.field.addEventListener("copy", (event) => this.copy(event, false));
    this.editor.field.addEventListener("cut", (event) => this.copy(event, true));
    this.editor.field.addEventListener("paste", (event) => this.paste(event));
    this.editor.field.addEventListener("focus", () => { this.at.paint(); this.describe(); });
    this.editor.field.addEventListener("blur", () => { if (this.editor.editing) { this.write(this.editor.field.value); this.settle(false); } });
    document.getElementById("delete-rows")?.addEventListener("click", () => this.deleteRows());
    if (this.at.cell) this.settle(false);
  }

  // --- where

  private press(event: MouseEvent): void {
    const cell = (event.target as Element).closest<Cell>("td, th");
    if (!cell || event.button) return;
    event.preventDefault();
    if (this.editor.editing) this.write(this.editor.field.value);
    this.at.to(this.cells.rows().indexOf(cell.parentElement as HTMLTableRowElement), cell.cellIndex, event.shiftKey);
    this.settle();
  }

  private drag(event: MouseEvent): void {
    const cell = (event.target as Element).closest<Cell>("td, th");
    if (cell && !this.editor.editing) this.at.to(this.cells.rows().indexOf(cell.parentElement as HTMLTableRowElement), cell.cellIndex, true);
  }

  private move(by: Move, extend = false): void {
    this.at.to(this.at.row + by.row, this.at.column + by.column, extend);
    this.settle();
  }

  // Lays the unseen field over the active cell and says what stands there.
  private settle(focus = true): void {
    const cell = this.at.cell;
    if (!cell) return;
    this.at.paint();
    this.at.show(this.sheet);
    const column = this.cells.column(this.at.column);
    const label = `${this.cells.text(cell.parentElement?.firstElementChild as Cell)} ${column.header}: ${this.cells.text(cell) || t("空", "empty")}`;
    const before = document.activeElement as HTMLElement | null;
    this.editor.rest(cell, label, this.meta.editable && !column.info ? column.choices : []);
    this.editor.field.readOnly = !this.meta.editable || column.info;
    if (!focus) (before ?? document.body).focus({ preventScroll: true });
    if (!focus && before === document.body) this.editor.field.blur();
    this.describe();
    const link = document.getElementById("new-row") as HTMLAnchorElement | null;
    if (link) link.search = `?below=${encodeURIComponent((cell.parentElement as HTMLElement).dataset.row ?? "")}`;
  }

  // The line above the grid: the whole text of the cell, what may stand there, why it was assumed.
  private describe(): void {
    const bar = document.getElementById("cell-bar"), cell = this.at.cell;
    if (!bar || !cell) return;
    const column = this.cells.column(this.at.column);
    const part = (tag: string, className: string, text: string): HTMLElement => Object.assign(document.createElement(tag), { className, textContent: text });
    const name = (cell.parentElement as HTMLElement).dataset.row ?? "";
    const parts = [part("strong", "", `${name} · ${column.header}`), part("span", "said", this.cells.text(cell) || "–")];
    if (cell.classList.contains("wrong")) parts.push(part("span", "bad", cell.title));
    else if (this.cells.assumed(cell)) {
      parts.push(part("span", "doubt", t("假设值：{why}", "Assumed: {why}", { why: cell.title })));
      if (this.meta.editable) {
        const confirm = part("button", "", t("值是对的", "It is right"));
        confirm.addEventListener("click", () => { this.confirm(); this.settle(); });
        parts.push(confirm);
      }
    } else if (column.hint && this.meta.editable) parts.push(part("span", "faint", column.hint));
    bar.replaceChildren(...parts);
  }

  // --- keys

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const ctrl = event.ctrlKey || event.metaKey;
    if (this.editor.editing ? this.keyWhileEditing(event) : ctrl ? this.keyWithCtrl(event) : this.keyAtRest(event)) event.preventDefault();
  }

  private keyWhileEditing(event: KeyboardEvent): boolean {
    const { key } = event;
    if (key === "Escape") { this.settle(); return true; }
    if (key === "Enter" && event.altKey) { document.execCommand("insertText", false, "\n"); return true; }
    if (key === "Enter" || key === "Tab") {
      this.write(this.editor.field.value);
      const by = event.shiftKey ? -1 : 1;
      this.move(key === "Enter" ? { row: by, column: 0 } : { row: 0, column: by });
      return true;
    }
    if ((key === "ArrowDown" || key === "ArrowUp") && this.editor.step(key === "ArrowDown" ? 1 : -1)) return true;
    const by = MOVES[key];
    if (!by || this.editor.within) return false;
    this.write(this.editor.field.value);
    this.move(by);
    return true;
  }

  private keyWithCtrl(event: KeyboardEvent): boolean {
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) this.keeper.undo();
    else if (key === "y" || key === "z") this.keeper.redo();
    else if (key === "d") this.fillDown();
    else if (key === "enter") { this.confirm(); this.move(MOVES.ArrowDown as Move); }
    else if (key === "a") { this.at.to(0, 0); this.at.to(FAR, FAR, true); }
    else if (key === "home") this.move({ row: -FAR, column: -FAR }, event.shiftKey);
    else if (key === "end") this.move({ row: FAR, column: FAR }, event.shiftKey);
    else if (event.key in MOVES) { const by = MOVES[event.key] as Move; this.move({ row: by.row * FAR, column: by.column * FAR }, event.shiftKey); }
    else return false;
    return true;
  }

  private keyAtRest(event: KeyboardEvent): boolean {
    const { key } = event, page = Math.max(1, Math.floor(this.sheet.clientHeight / 28) - 2);
    const by = MOVES[key];
    if (by) this.move(by, event.shiftKey);
    else if (key === "Enter") this.move({ row: event.shiftKey ? -1 : 1, column: 0 });
    else if (key === "Tab") return this.tab(event.shiftKey ? -1 : 1);
    else if (key === "Home") this.move({ row: 0, column: -FAR }, event.shiftKey);
    else if (key === "End") this.move({ row: 0, column: FAR }, event.shiftKey);
    else if (key === "PageDown") this.move({ row: page, column: 0 }, event.shiftKey);
    else if (key === "PageUp") this.move({ row: -page, column: 0 }, event.shiftKey);
    else if (key === "F2") this.edit();
    else if (key === "Delete" || key === "Backspace") this.fill(() => "");
    else if (key === "Escape") { this.editor.field.blur(); document.getElementById("search")?.focus(); }
    else return false;
    return true;
  }

  // At the ends of a row Tab leaves the grid, as it leaves any field.
  private tab(by: number): boolean {
    const next = this.at.column + by;
    if (next < 0 || next >= this.meta.columns.length) return false;
    this.move({ row: 0, column: by });
    return true;
  }

  private edit(): void {
    const cell = this.at.cell;
    if (cell && !this.editor.field.readOnly) this.editor.open(this.cells.text(cell), true);
  }

  // --- changes

  private editOf(cell: Cell, text: string): CellEdit | null {
    const column = this.cells.column(cell.cellIndex);
    const before = this.cells.known(cell), assumed = this.cells.assumed(cell);
    if (column.info || (text === before && !assumed && !cell.classList.contains("wrong"))) return null;
    const row = (cell.parentElement as HTMLElement).dataset.row ?? "";
    return { table: this.meta.table, row, column: column.key, before, after: text, was_assumed: assumed, assumed: false };
  }

  private write(text: string): void {
    const cell = this.at.cell;
    this.editor.editing = false;
    if (cell && text.trim() !== this.cells.text(cell)) this.change([[cell, text.trim()]]);
  }

  private change(pairs: [Cell, string][], added: RowEdit[] = []): void {
    if (!this.meta.editable) return;
    const edits: CellEdit[] = [];
    for (const [cell, text] of pairs) {
      const edit = this.editOf(cell, text);
      if (!edit) continue;
      edits.push(edit);
      this.cells.propose(cell, text);
    }
    if (edits.length || added.length) this.keeper.keep(patchOf(edits, added));
  }

  private fill(text: (cell: Cell) => string): void {
    this.change(this.at.block().flat().map((cell) => [cell, text(cell)]));
    this.describe();
  }

  private fillDown(): void {
    const [first, ...rest] = this.at.block();
    if (first) this.change(rest.flatMap((row) => row.map((cell, at): [Cell, string] => [cell, this.cells.text(first[at] as Cell)])));
  }

  private confirm(): void {
    const cells = this.at.block().flat().filter((cell) => this.cells.assumed(cell));
    this.change(cells.map((cell) => [cell, this.cells.text(cell)]));
  }

  private deleteRows(): void {
    const rows = this.cells.rows().slice(this.at.top, this.at.top + this.at.height);
    const edits = rows.map((row): RowEdit => ({
      table: this.meta.table, row: row.dataset.row ?? "", below: "", assumed: [],
      cells: this.meta.columns.flatMap((column, at): [string, string][] => column.info ? [] : [[column.key, this.cells.known(row.cells[at] as Cell)]]),
    }));
    if (edits.length) this.keeper.keep(patchOf([], [], edits));
  }

  // --- clipboard

  private copy(event: ClipboardEvent, cut: boolean): void {
    if (this.editor.editing) return;
    event.preventDefault();
    event.clipboardData?.setData("text/plain", writeBlock(this.at.block().map((row) => row.map((cell) => this.cells.text(cell)))));
    if (cut) this.fill(() => "");
  }

  private paste(event: ClipboardEvent): void {
    if (this.editor.editing) return;
    event.preventDefault();
    const block = readBlock(event.clipboardData?.getData("text/plain") ?? "");
    if (block.length === 1 && block[0]?.length === 1) { this.fill(() => block[0]?.[0] as string); return; }
    const rows = this.cells.rows(), pairs: [Cell, string][] = [], added: RowEdit[] = [];
    let below = rows[rows.length - 1]?.dataset.row ?? "";
    block.forEach((texts, down) => {
      const row = rows[this.at.top + down];
      if (row) texts.forEach((text, right) => { const cell = row.cells[this.at.left + right]; if (cell) pairs.push([cell as Cell, text]); });
      else if (!this.at.left && texts[0]) { added.push(this.newRow(texts, below)); below = texts[0]; }
    });
    this.change(pairs, added);
    this.at.to(this.at.top, this.at.left);
    this.at.to(this.at.top + block.length - 1, this.at.left + Math.max(...block.map((row) => row.length)) - 1, true);
    this.describe();
  }

  private newRow(texts: string[], below: string): RowEdit {
    const cells = texts.flatMap((text, at): [string, string][] => {
      const column = this.meta.columns[at];
      return column && !column.info && text ? [[column.key, text]] : [];
    });
    return { table: this.meta.table, row: texts[0] ?? "", below, cells, assumed: [] };
  }
}
