// Patches on their way: sent, refused or in conflict, undone and done again; and what others save meanwhile.
import { t } from "../shared/text";
import type { Cells, Cell } from "./cells";
import { patchOf, type CellEdit, type Conflict, type Fault, type News, type Outcome, type Patch } from "./meta";
import { Refused, Saver, here } from "./saver";
import { showConflicts, showFaults } from "./trouble";

const SOON_MS = 250;

export class Keeper {
  private readonly saver: Saver;
  private readonly past: Patch[] = [];
  private readonly future: Patch[] = [];
  private timer = 0;

  constructor(private readonly cells: Cells, private readonly settle: () => void) {
    this.saver = new Saver(() => cells.meta.document);
    document.getElementById("undo")?.addEventListener("click", () => this.undo());
    document.getElementById("redo")?.addEventListener("click", () => this.redo());
    document.body.addEventListener("juzu:tables", () => { clearTimeout(this.timer); this.timer = window.setTimeout(() => void this.listen(), SOON_MS); });
  }

  keep(patch: Patch): void { void this.send(patch, this.past, () => { this.future.length = 0; }); }
  undo(): void { const patch = this.past.pop(); if (patch) void this.send(patch, this.future); }
  redo(): void { const patch = this.future.pop(); if (patch) void this.send(patch, this.past); }

  private async send(patch: Patch, back: Patch[], then: () => void = () => undefined): Promise<void> {
    let outcome: Outcome;
    try {
      outcome = await this.saver.send(patch);
    } catch (error) {
      this.drop(patch);
      if (error instanceof Refused) this.say(t("没有保存：你没有权限，或登录已过期（{status}）", "Not saved: no permission, or signed out ({status})", { status: error.status }));
      return;
    }
    if (outcome.undo) { back.push(outcome.undo); then(); }
    if (outcome.saved) this.cells.take(outcome);
    else this.refused(patch, outcome, back);
    this.buttons();
    this.settle();
  }

  private refused(patch: Patch, outcome: Outcome, back: Patch[]): void {
    for (const fault of outcome.faults) {
      const cell = this.find(fault.row, fault.column);
      if (cell) this.cells.refuse(cell, `${fault.what} → ${fault.next}`);
    }
    if (outcome.conflicts.length) this.clash(patch, outcome, back);
    else if (outcome.faults.length === 1 && patch.cells.length === 1 && this.find(outcome.faults[0]?.row ?? "", outcome.faults[0]?.column ?? "")) this.cells.take({ ...outcome, rows: [] });
    else this.ask(patch, outcome.faults, back);
  }

  // Some cells of a block were not understood: leave them out, or take all of it back.
  private ask(patch: Patch, faults: Fault[], back: Patch[]): void {
    const bad = new Set(faults.map((fault) => `${fault.row}\n${fault.column}`));
    const good = patch.cells.filter((edit) => !bad.has(`${edit.row}\n${edit.column}`));
    const rows = patch.added.filter((row) => !faults.some((fault) => fault.row === row.row));
    const rest = good.length < patch.cells.length || rows.length < patch.added.length ? good.length + rows.length : 0;
    showFaults(faults, (key) => this.header(key), rest,
      () => { void this.send(patchOf(good, rows), back); },
      () => { this.drop(patch); this.settle(); });
  }

  private clash(patch: Patch, outcome: Outcome, back: Patch[]): void {
    const of = (edit: CellEdit): Conflict | undefined => outcome.conflicts.find((one) => one.row === edit.row && one.column === edit.column);
    showConflicts(outcome.conflicts, (key) => this.header(key),
      () => {
        const cells = patch.cells.filter((edit) => !of(edit)?.gone).map((edit) => ({ ...edit, before: of(edit)?.theirs ?? edit.before }));
        const deleted = patch.deleted.map((row) => ({ ...row, cells: [] }));
        void this.send({ ...patch, cells, deleted }, back);
      },
      () => {
        this.drop({ ...patch, cells: patch.cells.filter((edit) => of(edit)) });
        this.cells.take(outcome);
        const cells = patch.cells.filter((edit) => !of(edit));
        if (cells.length || patch.added.length) void this.send(patchOf(cells, patch.added), back);
        this.settle();
      });
  }

  private drop(patch: Patch): void {
    for (const edit of patch.cells) { const cell = this.find(edit.row, edit.column); if (cell) this.cells.revert(cell); }
  }

  // Somebody saved something: fetch what changed, unless it was this page and its answer is still under way.
  private async listen(): Promise<void> {
    if (this.saver.busy) return;
    const answer = await fetch(`${here()}news/?seen=${this.cells.meta.document}`);
    if (answer.ok && !this.saver.busy) this.cells.take((await answer.json()) as News);
  }

  private find(row: string, column: string): Cell | undefined {
    return this.cells.named(row)?.cells[this.cells.index(column)] as Cell | undefined;
  }

  private header(key: string): string { return this.cells.meta.columns.find((column) => column.key === key)?.header ?? ""; }

  private buttons(): void {
    for (const [id, list] of [["undo", this.past], ["redo", this.future]] as const) {
      const button = document.getElementById(id) as HTMLButtonElement | null;
      if (button) button.disabled = !list.length;
    }
  }

  private say(text: string): void {
    const place = document.getElementById("saving");
    if (place) place.textContent = text;
  }
}
