// Pieces of the page that the server sends: each element with an id takes the place of the one that has it.
import { address, send } from "./server";

type Listener = () => void;
const listeners: Listener[] = [];
let held = 0;
let waiting: string[] = [];

export const onReplaced = (listener: Listener): number => listeners.push(listener);

// While a strip is in the hand nothing under it is replaced; what came meanwhile is shown when it is put down.
export function hold(): void { held += 1; }
export function release(): void {
  held -= 1;
  if (held) return;
  const late = waiting;
  waiting = [];
  for (const html of late) applyPieces(html);
}

export function applyPieces(html: string): void {
  if (held) { waiting.push(html); return; }
  const focused = (document.activeElement as HTMLElement | null)?.dataset?.scene;
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const piece of [...template.content.children]) {
    if (piece.id === "news") document.getElementById("notices")?.replaceChildren(...piece.children);
    else document.getElementById(piece.id)?.replaceWith(piece);
  }
  for (const listener of listeners) listener();
  if (focused) document.querySelector<HTMLElement>(`.strip[data-scene="${CSS.escape(focused)}"]`)?.focus();
}

// What somebody else did meanwhile.
export async function fetchSince(): Promise<void> {
  const html = await send(address("since/"), { method: "GET" });
  if (html) applyPieces(html);
}
