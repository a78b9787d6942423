// The field that lies over the active cell. It always has the focus, unseen until something is typed, so that an input method for Chinese works from
// the first key.
import type { Cell } from "./cells";

export class Editor {
  readonly field: HTMLTextAreaElement;
  private readonly list: HTMLUListElement;
  private choices: string[] = [];
  editing = false;
  within = false; // F2: arrows move in the text, not in the grid

  constructor(private readonly sheet: HTMLElement, private readonly pick: (text: string) => void) {
    this.field = Object.assign(document.createElement("textarea"), { className: "editor idle", rows: 1, spellcheck: false, autocomplete: "off" });
    this.list = Object.assign(document.createElement("ul"), { className: "choices", hidden: true });
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const item = (event.target as Element).closest("li");
      if (item) this.pick(item.textContent ?? "");
    });
    sheet.append(this.field, this.list);
    this.field.addEventListener("input", () => { if (!this.editing) this.open(this.field.value, false); this.grow(); this.offer(); });
    this.field.addEventListener("compositionstart", () => { if (!this.editing) this.open("", false); });
  }

  // Lies over a cell, unseen. `label` tells a screen reader where it is.
  rest(cell: Cell, label: string, choices: string[]): void {
    this.editing = this.within = false;
    this.choices = choices;
    this.field.value = "";
    this.field.className = "editor idle";
    this.field.setAttribute("aria-label", label);
    this.list.hidden = true;
    this.place(cell);
    this.field.focus({ preventScroll: true });
  }

  open(text: string, within: boolean): void {
    this.editing = true;
    this.within = within;
    this.field.className = "editor";
    if (this.field.value !== text) this.field.value = text;
    this.grow();
    if (within) { this.field.setSelectionRange(text.length, text.length); this.offer(true); }
  }

  // Moves through the choices; true when there are any.
  step(by: number): boolean {
    if (this.list.hidden) return false;
    const items = [...this.list.children];
    const at = items.findIndex((item) => item.classList.contains("on"));
    const next = items[(at + by + items.length) % items.length];
    if (!next) return false;
    items[at]?.classList.remove("on");
    next.classList.add("on");
    next.scrollIntoView({ block: "nearest" });
    this.field.value = next.textContent ?? "";
    return true;
  }

  private offer(all = false): void {
    const typed = this.field.value.trim().toLowerCase();
    const found = this.choices.filter((choice) => all || choice.toLowerCase().includes(typed));
    this.list.replaceChildren(...found.map((choice) => Object.assign(document.createElement("li"), { textContent: choice })));
    this.list.hidden = !found.length;
  }

  private place(cell: Cell): void {
    const outer = this.sheet.getBoundingClientRect(), inner = cell.getBoundingClientRect();
    const left = inner.left - outer.left + this.sheet.scrollLeft - 1, top = inner.top - outer.top + this.sheet.scrollTop - 1;
    for (const [name, value] of [["left", left], ["top", top], ["width", inner.width], ["height", inner.height]] as const) {
      this.field.style.setProperty(name, `${value}px`);
    }
    this.list.style.setProperty("left", `${left}px`);
    this.list.style.setProperty("top", `${top + inner.height}px`);
  }

  private grow(): void {
    this.field.style.setProperty("height", "28px");
    this.field.style.setProperty("height", `${Math.min(this.field.scrollHeight + 4, 160)}px`);
    if (this.field.value.length > 12) this.field.style.setProperty("width", `${Math.max(this.field.offsetWidth, 240)}px`);
  }
}
