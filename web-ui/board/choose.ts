// Choosing strips: a click or the space bar adds one or takes it out, shift adds all between; the bar below acts on what is chosen.
import { t } from "../shared/text";
import { onReplaced } from "./pieces";
import { dayOf, endOf, moveOf, sceneOf, stripOf, strips } from "./places";
import { hide, preview, rest } from "./hint";
import { act, stepOf } from "./moves";

const chosen = new Set<string>();
let anchor = "";

export const chosenScenes = (): string[] => [...chosen];
export const isChosen = (scene: string): boolean => chosen.has(scene);

export function choose(scene: string, on = !chosen.has(scene)): void {
  if (on) chosen.add(scene);
  else chosen.delete(scene);
  anchor = scene;
  show();
}

export function chooseNone(): void {
  chosen.clear();
  show();
}

export function chooseTo(strip: HTMLElement): void {
  const row = strips(dayOf(strip));
  const from = row.findIndex((other) => sceneOf(other) === anchor);
  const to = row.indexOf(strip);
  if (from < 0) choose(sceneOf(strip), true);
  else for (const other of row.slice(Math.min(from, to), Math.max(from, to) + 1)) chosen.add(sceneOf(other));
  show();
}

function show(): void {
  for (const scene of chosen) if (!stripOf(scene)) chosen.delete(scene);
  for (const strip of strips()) strip.setAttribute("aria-selected", String(chosen.has(sceneOf(strip))));
  const bar = document.getElementById("chosen");
  const count = bar?.querySelector("[data-count]");
  if (bar) bar.hidden = !chosen.size;
  if (count) count.textContent = t("已选 {n} 场", "{n} chosen", { n: chosen.size });
  if (!chosen.size) hide();
}

function ofButton(button: HTMLElement): object | null {
  const name = button.dataset.act;
  if (name === "shelve") return { do: "shelve", scenes: chosenScenes() };
  return name === "up" || name === "down" || name === "earlier" || name === "later" ? stepOf(chosenScenes(), name) : null;
}

export function watchChoice(): void {
  document.addEventListener("click", (event) => {
    const strip = (event.target as Element).closest<HTMLElement>(".strip");
    if (!strip) return;
    if (event.shiftKey) chooseTo(strip);
    else choose(sceneOf(strip));
    strip.focus();
  });
  const bar = document.getElementById("chosen")!;
  const day = bar.querySelector("select")!;
  bar.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("button[data-act]");
    if (!button) return;
    if (button.dataset.act === "none") chooseNone();
    const move = ofButton(button);
    if (move) void act(move);
  });
  for (const kind of ["focusin", "pointerover"]) {
    bar.addEventListener(kind, (event) => {
      const button = (event.target as Element).closest<HTMLElement>("button[data-act]");
      const move = button && ofButton(button);
      rest();
      if (move) preview(move);
    });
  }
  bar.addEventListener("pointerleave", hide);
  day.addEventListener("change", async () => {
    const section = document.getElementById(`day-${day.value}`);
    day.value = "";
    if (section) await act(moveOf(chosenScenes(), endOf(section)));
  });
  onReplaced(show);
}
