// Locks on scenes and days.
import { chosenScenes } from "./choose";
import { applyPieces } from "./pieces";
import { dayOf } from "./places";
import { address, post } from "./server";

async function lock(fields: [string, string][], on: boolean): Promise<void> {
  const form = new FormData();
  for (const [name, value] of [...fields, ["on", on ? "1" : "0"] as [string, string]]) form.append(name, value);
  const html = await post(address("lock/"), form);
  if (html) applyPieces(html);
}

export const toggleLock = (scenes: string[], on: boolean): Promise<void> => lock(scenes.map((scene) => ["scene", scene]), on);

export function watchLocks(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-lock-day], [data-act=lock], [data-act=free]");
    if (!button) return;
    if ("lockDay" in button.dataset) {
      void lock([["day", dayOf(button).dataset.day ?? ""]], button.getAttribute("aria-pressed") !== "true");
    } else void toggleLock(chosenScenes(), button.dataset.act === "lock");
  });
}
