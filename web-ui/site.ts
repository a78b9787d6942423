// Every page: events of the open production, styles that data asks for, dialogs, files dropped on a form.
import { listen } from "./shared/events";
import { applyStyles } from "./shared/styles";
import { watchCopies } from "./shared/copy";
import { watchDialogs } from "./shared/dialogs";
import { watchDrops } from "./shared/drops";

listen();
applyStyles(document);
watchCopies();
watchDialogs();
watchDrops();
document.addEventListener("htmx:load", (event) => applyStyles(event.target as ParentNode));
