// What could not be saved: cells that were not understood, and cells that somebody else changed first; the person decides.
import { t } from "../shared/text";
import type { Conflict, Fault } from "./meta";

type Choice = { label: string; main?: boolean; act: () => void };

function show(title: string, lines: string[], choices: Choice[]): void {
  const dialog = document.getElementById("trouble") as HTMLDialogElement;
  (document.getElementById("trouble-title") as HTMLElement).textContent = title;
  const list = document.createElement("ul");
  for (const line of lines.slice(0, 50)) list.append(Object.assign(document.createElement("li"), { textContent: line }));
  (document.getElementById("trouble-list") as HTMLElement).replaceChildren(list);
  const buttons = choices.map(({ label, main, act }) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: label, className: main ? "main" : "" });
    button.addEventListener("click", () => { dialog.close(); act(); });
    return button;
  });
  (document.getElementById("trouble-actions") as HTMLElement).replaceChildren(...buttons);
  dialog.showModal();
}

export function showFaults(faults: Fault[], header: (key: string) => string, rest: number, leaveOut: () => void, drop: () => void): void {
  const lines = faults.map((fault) => `${fault.row} ${header(fault.column)}：${fault.what} → ${fault.next}`);
  const choices: Choice[] = [{ label: t("全部撤回", "Take it all back"), act: drop }];
  if (rest > 0) choices.unshift({ label: t("略过这些格，保存其余 {n} 格", "Leave these out, save the other {n}", { n: rest }), main: true, act: leaveOut });
  show(t("有 {n} 处没有看懂，还没有保存", "{n} cells were not understood; nothing is saved yet", { n: faults.length }), lines, choices);
}

export function showConflicts(conflicts: Conflict[], header: (key: string) => string, mine: () => void, theirs: () => void): void {
  const lines = conflicts.map((one) => one.gone
    ? t("{row}：别人删去了这一行", "{row}: somebody deleted this row", { row: one.row })
    : t("{row} {column}：别人改成“{theirs}”，你写的是“{yours}”", "{row} {column}: somebody made it “{theirs}”, you wrote “{yours}”",
        { row: one.row, column: header(one.column), theirs: one.theirs, yours: one.yours }));
  show(t("别人刚改过同一格", "Somebody has just changed the same cell"), lines, [
    { label: t("留别人的", "Keep theirs"), act: theirs },
    { label: t("用我的", "Use mine"), main: true, act: mine },
  ]);
}
