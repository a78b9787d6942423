// Every page: events of the open production, styles that data asks for, dialogs, files dropped on a form, text to copy.
import { listen } from "./shared/events";
import { showCurrent } from "./shared/rail";
import { applyStyles } from "./shared/styles";
import { watchCopies } from "./shared/copy";
import { watchDialogs } from "./shared/dialogs";
import { watchCopying } from "./shared/copying";
import { watchDrops } from "./shared/drops";

listen();
showCurrent();
applyStyles(document);
watchCopies();
watchDialogs();
watchDrops();
watchCopying();
document.addEventListener("htmx:load", (event) => applyStyles(event.target as ParentNode));
