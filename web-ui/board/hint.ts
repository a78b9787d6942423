// The card that says what a move would do. Only the newest question counts; asking waits until the hand rests for a moment.
import { ask } from "./server";

const REST_MS = 60;
const card = document.getElementById("hint");
let timer = 0;
let asking: AbortController | null = null;
let last = "";

export function preview(move: object): void {
  const question = JSON.stringify(move);
  if (question === last) return;
  last = question;
  clearTimeout(timer);
  asking?.abort();
  timer = window.setTimeout(async () => {
    asking = new AbortController();
    const html = await ask("try/", move, asking.signal);
    if (card && html && last === question) {
      card.innerHTML = html;
      card.hidden = false;
    }
  }, REST_MS);
}

export function hide(): void {
  clearTimeout(timer);
  asking?.abort();
  last = "";
  if (card) card.hidden = true;
}

// Beside the strip in the hand, inside the window.
export function follow(event: PointerEvent): void {
  if (!card) return;
  const [width, height] = [card.offsetWidth || 280, card.offsetHeight || 120];
  const held = document.querySelector(".sortable-drag")?.getBoundingClientRect();
  const [from, to] = held ? [held.left, held.right] : [event.clientX, event.clientX];
  const left = to + 16 + width > innerWidth ? from - width - 16 : to + 16;
  const top = Math.min(event.clientY + 16, innerHeight - height - 8);
  card.style.setProperty("left", `${Math.max(8, left)}px`);
  card.style.setProperty("top", `${Math.max(8, top)}px`);
  card.classList.add("beside");
}

export function rest(): void {
  card?.classList.remove("beside");
  card?.style.removeProperty("left");
  card?.style.removeProperty("top");
}
