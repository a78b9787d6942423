// The script page: a click or Enter on a word or a line opens what can be said of it; the scene in sight is marked in the list and its breakdown
// shown beside it; after a correction the text is fetched anew without losing the place.
import { applyStyles } from "./shared/styles";

interface Htmx { ajax(verb: string, address: string, target: string | { target: string; swap?: string }): Promise<void> }
declare const htmx: Htmx;

const SOON_MS = 200;
const text = (): HTMLElement | null => document.getElementById("text");
const lines = (): HTMLElement[] => [...(text()?.querySelectorAll<HTMLElement>("p") ?? [])];
let active = -1;
let shown = "";

async function open(line: HTMLElement, span: number): Promise<void> {
  const address = `${text()?.dataset.word}?at=${line.id.slice(1)}${span >= 0 ? `&span=${span}` : ""}`;
  await htmx.ajax("GET", address, { target: "#word-body", swap: "innerHTML" });
  const dialog = document.getElementById("word") as HTMLDialogElement;
  if (!dialog.open) dialog.showModal();
}

function click(event: MouseEvent): void {
  const line = (event.target as Element).closest<HTMLElement>("#text p");
  if (!line || String(getSelection())) return;
  const span = (event.target as Element).closest("b");
  activate(lines().indexOf(line), false);
  void open(line, span ? [...line.children].indexOf(span) : -1);
}

function activate(at: number, scroll = true): void {
  const all = lines();
  all[active]?.classList.remove("on");
  active = Math.max(0, Math.min(all.length - 1, at));
  const line = all[active];
  line?.classList.add("on");
  if (scroll) line?.scrollIntoView({ block: "nearest" });
  if (line) text()?.setAttribute("aria-activedescendant", line.id);
}

function key(event: KeyboardEvent): void {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20 };
  const step = steps[event.key];
  if (step) activate(active < 0 ? 0 : active + step);
  else if (event.key === "Enter") { const line = lines()[active]; if (line) void open(line, -1); }
  else return;
  event.preventDefault();
}

// The scene whose top was passed last is the one being read.
let waiting = 0;
function look(): void {
  clearTimeout(waiting);
  waiting = window.setTimeout(() => {
    const scenes = [...document.querySelectorAll<HTMLElement>("#text [data-scene]")];
    const here = scenes.filter((scene) => scene.getBoundingClientRect().top < innerHeight / 3).pop() ?? scenes[0];
    if (here?.dataset.scene && here.dataset.scene !== shown) mark(here.dataset.scene);
  }, SOON_MS);
}

function mark(scene: string): void {
  shown = scene;
  for (const link of document.querySelectorAll<HTMLElement>("#scene-list a")) {
    const here = link.getAttribute("href") === `#s${scene}`;
    if (here) { link.setAttribute("aria-current", "true"); reveal(link); } else link.removeAttribute("aria-current");
  }
  const beside = document.getElementById("beside");
  if (beside?.offsetParent) void htmx.ajax("GET", `${text()?.dataset.sceneUrl}?id=${encodeURIComponent(scene)}`, { target: "#beside", swap: "innerHTML" });
}

// Scrolls the list alone; scrollIntoView would move the page too.
function reveal(link: HTMLElement): void {
  const list = document.getElementById("scene-list");
  if (!list || list.scrollHeight <= list.clientHeight) return;
  const top = link.offsetTop - list.offsetTop;
  if (top < list.scrollTop || top > list.scrollTop + list.clientHeight - 40) list.scrollTop = top - list.clientHeight / 2;
}

async function refresh(): Promise<void> {
  const answer = await fetch(location.pathname);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const place = scrollY;
  for (const id of ["text", "scene-list", "doubts"]) {
    const fresh = page.getElementById(id);
    if (fresh) document.getElementById(id)?.replaceChildren(...fresh.childNodes);
  }
  applyStyles(document);
  scrollTo({ top: place });
  active = -1;
  shown = "";
  look();
}

document.addEventListener("click", click);
document.addEventListener("keydown", (event) => { if ((event.target as Element).id === "text") key(event); });
addEventListener("scroll", look, { passive: true });
document.body.addEventListener("corrected", () => void refresh());
if (innerWidth <= 640) document.querySelector("#scene-list details")?.removeAttribute("open");
look();
