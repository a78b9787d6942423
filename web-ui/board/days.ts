// The dialog that moves a whole day or swaps two; what it would do is shown while choosing.
import { applyPieces } from "./pieces";
import { ask } from "./server";

export function watchDays(): void {
  const dialog = document.getElementById("days") as HTMLDialogElement | null;
  const form = dialog?.querySelector("form");
  const shown = dialog?.querySelector<HTMLElement>("[data-effect]");
  if (!dialog || !form || !shown) return;
  const said = (): object | null => {
    const data = new FormData(form);
    const [day, to] = [Number(data.get("day")), Number(data.get("to"))];
    return day === to ? null : { do: String(data.get("do")), day, to };
  };
  form.addEventListener("change", async () => {
    const move = said();
    shown.innerHTML = (move && (await ask("try/", move))) ?? "";
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const move = said();
    const html = move && (await ask("edit/", move));
    dialog.close();
    if (html) applyPieces(html);
  });
}
