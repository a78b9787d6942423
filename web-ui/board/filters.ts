// Filters dim the strips that do not match; the view, columns or a list, is remembered by the browser.
import { t } from "../shared/text";
import { strips } from "./places";

const VIEW = "juzu-board-view";
const form = document.getElementById("filters") as HTMLFormElement | null;
let watched = false;

function apply(): void {
  if (!form) return;
  const wanted = Object.fromEntries(new FormData(form)) as Record<string, string>;
  const every = strips();
  let matches = 0;
  for (const strip of every) {
    const { people, set, light } = strip.dataset;
    const fits =
      (!wanted.person || (people ?? "").split(" ").includes(wanted.person)) &&
      (!wanted.set || set === wanted.set) &&
      (!wanted.light || light === wanted.light);
    strip.classList.toggle("dim", !fits);
    matches += fits ? 1 : 0;
  }
  const output = document.getElementById("matching");
  const any = wanted.person || wanted.set || wanted.light;
  if (output) output.textContent = any ? t("{n} / {all} 场", "{n} of {all}", { n: matches, all: every.length }) : "";
  document.getElementById("board")?.classList.toggle("list", wanted.view === "list");
}

export function watchFilters(): void {
  if (form && !watched) {
    watched = true;
    const view = form.elements.namedItem("view") as HTMLSelectElement;
    view.value = localStorage.getItem(VIEW) ?? (matchMedia("(max-width: 640px)").matches ? "list" : "columns");
    form.addEventListener("change", () => {
      localStorage.setItem(VIEW, view.value);
      apply();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  apply();
}
