// Dragging by mouse and finger. What is chosen comes along; the card beside the hand says what letting go would do.
import Sortable from "sortablejs";
import { choose, chosenScenes, isChosen } from "./choose";
import { follow, hide, preview, rest } from "./hint";
import { applyPieces, hold, onReplaced, release } from "./pieces";
import { moveOf, placeOf, sceneOf, stripOf } from "./places";
import { ask } from "./server";

const TOUCH_MS = 220; // a finger that rests this long lifts the strip; a quicker one scrolls
let before: { list: HTMLElement; next: Element | null } | null = null;

const moving = (strip: HTMLElement): string[] => (isChosen(sceneOf(strip)) ? chosenScenes() : [sceneOf(strip)]);

function start(strip: HTMLElement): void {
  hold();
  before = { list: strip.parentElement!, next: strip.nextElementSibling };
  for (const scene of moving(strip)) stripOf(scene)?.classList.add("carried");
  document.addEventListener("pointermove", follow);
  document.body.classList.add("dragging");
}

function change(strip: HTMLElement): void {
  const scenes = moving(strip);
  preview(moveOf(scenes, placeOf(strip, new Set(scenes))));
}

// Sortable looks under the hand twenty times a second; a quick hand lets go elsewhere than where it last looked.
function settle(strip: HTMLElement, event: { clientX?: number; clientY?: number; changedTouches?: TouchList }): void {
  const { clientX: x, clientY: y } = event.changedTouches?.[0] ?? event;
  if (x === undefined || y === undefined) return;
  const under = document.elementFromPoint(x, y);
  const list = under?.closest("[data-day]")?.querySelector(".strips");
  if (!list || list === strip.parentElement) return;
  const onto = under?.closest(".strip");
  if (!onto) list.append(strip);
  else onto.insertAdjacentElement(y < onto.getBoundingClientRect().top + onto.clientHeight / 2 ? "beforebegin" : "afterend", strip);
}

async function end(strip: HTMLElement): Promise<void> {
  document.removeEventListener("pointermove", follow);
  document.body.classList.remove("dragging");
  for (const carried of document.querySelectorAll(".carried")) carried.classList.remove("carried");
  const scenes = moving(strip);
  const stays = before && strip.parentElement === before.list && strip.nextElementSibling === before.next && scenes.length === 1;
  hide();
  rest();
  const html = stays ? null : await ask("edit/", moveOf(scenes, placeOf(strip, new Set(scenes))));
  if (!stays && html === null && before) before.list.insertBefore(strip, before.next);
  release();
  if (html !== null) {
    for (const scene of scenes) if (isChosen(scene)) choose(scene, false);
    applyPieces(html);
  }
}

export function watchDrag(): void {
  for (const list of document.querySelectorAll<HTMLElement>(".strips")) {
    if (Sortable.get(list)) continue;
    new Sortable(list, {
      group: "board",
      draggable: ".strip",
      forceFallback: true,
      fallbackOnBody: true,
      fallbackTolerance: 5,
      delay: TOUCH_MS,
      delayOnTouchOnly: true,
      touchStartThreshold: 8,
      scroll: true,
      scrollSensitivity: 60,
      bubbleScroll: true,
      onStart: (event) => start(event.item),
      onChange: (event) => change(event.item),
      onEnd: (event) => {
        settle(event.item, (event as unknown as { originalEvent?: MouseEvent }).originalEvent ?? {});
        void end(event.item);
      },
    });
  }
}

onReplaced(watchDrag);
