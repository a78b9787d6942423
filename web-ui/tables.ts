// Scenes, cast, places: the page's table becomes a grid that works like Excel. On a phone it stays a table, and its rows open as forms.
import { Grid } from "./tables/grid";
import { readMeta } from "./tables/meta";
import { openRows } from "./tables/phone";
import { Views } from "./tables/views";

const table = document.querySelector<HTMLTableElement>("#grid");
if (table) {
  const meta = readMeta();
  const views = new Views(table, meta);
  if (matchMedia("(max-width: 640px)").matches) openRows(table);
  else new Grid(table, meta, views);
}
