// Where strips stand and what the server calls it.
export interface Place { day: number; unit: string; before: string }

export const strips = (within: ParentNode = document): HTMLElement[] => [...within.querySelectorAll<HTMLElement>(".strip")];
export const sceneOf = (strip: HTMLElement): string => strip.dataset.scene ?? "";
export const stripOf = (scene: string): HTMLElement | null => document.querySelector(`.strip[data-scene="${CSS.escape(scene)}"]`);
export const dayOf = (element: Element): HTMLElement => element.closest<HTMLElement>("[data-day]")!;

// Scenes on their way to a place, as the server reads it.
export function moveOf(scenes: string[], place: Place): object {
  return place.day < 0 ? { do: "shelve", scenes } : { do: "move", scenes, ...place };
}

// The place in front of what follows `strip` in its list, without those that move along.
export function placeOf(strip: HTMLElement, moving: Set<string>): Place {
  const { day, unit } = dayOf(strip).dataset;
  let next = strip.nextElementSibling as HTMLElement | null;
  while (next && (!next.classList.contains("strip") || moving.has(sceneOf(next)))) next = next.nextElementSibling as HTMLElement | null;
  return { day: Number(day), unit: unit ?? "", before: next ? sceneOf(next) : "" };
}

export const endOf = (day: HTMLElement): Place => ({ day: Number(day.dataset.day), unit: day.dataset.unit ?? "", before: "" });
