// The keyboard: arrows walk over strips, space chooses, Alt with arrows moves, Delete takes off, L locks, Ctrl+Z undoes.
import { choose, chooseNone, chosenScenes } from "./choose";
import { act, stepOf, type Step } from "./moves";
import { dayOf, sceneOf, strips } from "./places";
import { toggleLock } from "./locks";

const STEPS: Record<string, Step> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "earlier", ArrowRight: "later" };

function walk(strip: HTMLElement, key: string): void {
  const row = strips(dayOf(strip));
  if (key === "ArrowUp" || key === "ArrowDown") {
    row[row.indexOf(strip) + (key === "ArrowUp" ? -1 : 1)]?.focus();
    return;
  }
  const days = [...document.querySelectorAll<HTMLElement>("[data-day]")].filter((day) => day.querySelector(".strip"));
  const next = days[days.indexOf(dayOf(strip)) + (key === "ArrowLeft" ? -1 : 1)];
  if (next) (strips(next)[row.indexOf(strip)] ?? strips(next)[0])?.focus();
}

function onStrip(event: KeyboardEvent, strip: HTMLElement): boolean {
  const scenes = chosenScenes().length ? chosenScenes() : [sceneOf(strip)];
  const step = STEPS[event.key];
  if (step && event.altKey) {
    const move = stepOf(scenes, step);
    if (move) void act(move);
  } else if (step) walk(strip, event.key);
  else if (event.key === " ") choose(sceneOf(strip));
  else if (event.key === "Delete") void act({ do: "shelve", scenes });
  else if (event.key.toLowerCase() === "l" && !event.ctrlKey && !event.metaKey) void toggleLock(scenes, !strip.classList.contains("held"));
  else return false;
  return true;
}

export function watchKeys(): void {
  document.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    const strip = target.closest<HTMLElement>(".strip");
    if (strip && onStrip(event, strip)) event.preventDefault();
    else if (event.key === "Escape") chooseNone();
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !target.closest("input, textarea, select")) {
      event.preventDefault();
      const forms = document.querySelectorAll<HTMLFormElement>("#undo-tools form");
      forms[event.shiftKey ? 1 : 0]?.requestSubmit();
    }
  });
  document.addEventListener("focusin", (event) => {
    const strip = (event.target as HTMLElement).closest<HTMLElement>(".strip");
    if (strip) for (const other of strips(dayOf(strip))) other.tabIndex = other === strip ? 0 : -1;
  });
}
