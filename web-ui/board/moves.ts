// Moves that buttons and keys make: a strip or several up, down, to the day before or after.
import { applyPieces } from "./pieces";
import { ask } from "./server";
import { dayOf, endOf, moveOf, sceneOf, stripOf, strips } from "./places";
import { preview, rest } from "./hint";

export type Step = "up" | "down" | "earlier" | "later";

// The move of a step; null at the edge of the board.
export function stepOf(scenes: string[], step: Step): object | null {
  const moving = new Set(scenes);
  const standing = strips().filter((strip) => moving.has(sceneOf(strip)));
  const first = standing[0];
  const last = standing[standing.length - 1];
  if (!first || !last) return null;
  if (step === "up" || step === "down") {
    const edge = step === "up" ? first : last;
    const day = dayOf(edge);
    if (Number(day.dataset.day) < 0) return null;
    const row = strips(day).filter((strip) => !moving.has(sceneOf(strip)) || strip === edge);
    const before = row[row.indexOf(edge) + (step === "up" ? -1 : 2)];
    if (!before && (step === "up" || row[row.length - 1] === edge)) return null;
    return moveOf(scenes, { ...endOf(day), before: before ? sceneOf(before) : "" });
  }
  const days = [...document.querySelectorAll<HTMLElement>(".day:not(.rest, .cover, .locked)")];
  const here = dayOf(first);
  const same = days.filter((day) => day.dataset.unit === here.dataset.unit || Number(here.dataset.day) < 0);
  const later = same.filter((day) => Number(day.dataset.day) > Number(here.dataset.day));
  const earlier = same.filter((day) => Number(day.dataset.day) < Number(here.dataset.day));
  const day = step === "later" ? later[0] : earlier[earlier.length - 1];
  return day ? moveOf(scenes, endOf(day)) : null;
}

// Makes a move; the card says what it did.
export async function act(move: object): Promise<boolean> {
  rest();
  preview(move);
  const html = await ask("edit/", move);
  if (html) applyPieces(html);
  return html !== null;
}

export const standing = (scene: string): boolean => stripOf(scene) !== null;
