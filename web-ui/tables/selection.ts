// The active cell and the block selected with it, in rows and columns of what is shown.
import type { Cell, Cells } from "./cells";

export class Selection {
  row = 0;
  column = 0;
  private anchorRow = 0;
  private anchorColumn = 0;

  constructor(private readonly cells: Cells) {}

  get cell(): Cell | undefined { return this.cells.rows()[this.row]?.cells[this.column] as Cell | undefined; }
  get top(): number { return Math.min(this.row, this.anchorRow); }
  get left(): number { return Math.min(this.column, this.anchorColumn); }
  get height(): number { return Math.abs(this.row - this.anchorRow) + 1; }
  get width(): number { return Math.abs(this.column - this.anchorColumn) + 1; }

  // The selected cells, row by row.
  block(): Cell[][] {
    return this.cells.rows().slice(this.top, this.top + this.height)
      .map((row) => [...row.cells].slice(this.left, this.left + this.width) as Cell[]);
  }

  to(row: number, column: number, extend = false): void {
    const rows = this.cells.rows().length, columns = this.cells.meta.columns.length;
    this.row = Math.max(0, Math.min(rows - 1, row));
    this.column = Math.max(0, Math.min(columns - 1, column));
    if (!extend) [this.anchorRow, this.anchorColumn] = [this.row, this.column];
    this.paint();
  }

  paint(): void {
    for (const old of this.cells.body.querySelectorAll(".picked, .active")) old.classList.remove("picked", "active");
    if (this.height * this.width > 1) for (const cell of this.block().flat()) cell.classList.add("picked");
    this.cell?.classList.add("active");
  }

  // Brings the active cell into sight beside the frozen head and first column.
  show(sheet: HTMLElement): void {
    const cell = this.cell;
    if (!cell) return;
    const head = (this.cells.table.tHead as HTMLElement).offsetHeight;
    const first = this.column ? (this.cells.rows()[this.row]?.cells[0]?.offsetWidth ?? 0) : 0;
    const { offsetTop: top, offsetLeft: left, offsetHeight: height, offsetWidth: width } = cell;
    if (top < sheet.scrollTop + head) sheet.scrollTop = top - head;
    else if (top + height > sheet.scrollTop + sheet.clientHeight) sheet.scrollTop = top + height - sheet.clientHeight;
    if (this.column && left < sheet.scrollLeft + first) sheet.scrollLeft = left - first;
    else if (left + width > sheet.scrollLeft + sheet.clientWidth) sheet.scrollLeft = left + width - sheet.clientWidth;
  }
}
