// The stripboard: strips are chosen, dragged, moved by keys; what a move would do is shown before it is done.
import { applyPieces, fetchSince, onReplaced } from "./board/pieces";
import { watchChoice } from "./board/choose";
import { watchDrag } from "./board/drag";
import { watchFilters } from "./board/filters";
import { watchKeys } from "./board/keys";
import { watchLocks } from "./board/locks";
import { watchDays } from "./board/days";
import { watchSolve } from "./board/solve";
import { board, post } from "./board/server";

watchFilters();
if (board && "edits" in board.dataset) {
  watchChoice();
  watchDrag();
  watchKeys();
  watchLocks();
  watchDays();
  watchSolve();
  document.addEventListener("submit", async (event) => {
    const form = event.target as HTMLFormElement;
    if (!("boardAct" in form.dataset)) return;
    event.preventDefault();
    const html = await post(form.action, new FormData(form));
    if (html) applyPieces(html);
  });
}
onReplaced(watchFilters);
for (const kind of ["plan", "tables", "production"]) document.body.addEventListener(`juzu:${kind}`, () => void fetchSince());
