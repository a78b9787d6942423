// What the page says of its table, and the shapes of what goes to the server and comes back (juzu/chain/patch.py, juzu/web/tables/saving.py).
export interface ColumnMeta { key: string; header: string; hint: string; choices: string[]; number: boolean; info: boolean }
export interface Meta { table: string; columns: ColumnMeta[]; document: number; editable: boolean }

export interface CellEdit { table: string; row: string; column: string; before: string; after: string; was_assumed: boolean; assumed: boolean }
export interface RowEdit { table: string; row: string; below: string; cells: [string, string][]; assumed: string[] }
export interface Patch { deleted: RowEdit[]; cells: CellEdit[]; added: RowEdit[] }
export interface Fault { table: string; row: string; column: string; what: string; next: string }
export interface Conflict { table: string; row: string; column: string; before: string; yours: string; theirs: string; gone: boolean }
export type Line = [string, string[], Record<string, string>];
export interface News { document: number; assumed: number; rows: Line[]; order?: string[] }
export interface Outcome extends News { saved: boolean; undo: Patch | null; faults: Fault[]; conflicts: Conflict[] }

export const patchOf = (cells: CellEdit[], added: RowEdit[] = [], deleted: RowEdit[] = []): Patch => ({ deleted, cells, added });

export function readMeta(): Meta {
  return JSON.parse(document.getElementById("grid-meta")?.textContent ?? "{}") as Meta;
}
