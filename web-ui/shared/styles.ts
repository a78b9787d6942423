// The content policy forbids style attributes; <i data-style="left:12.5%;width:3%"> says the same and is set from here.
export function applyStyles(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-style]")) {
    for (const rule of (element.dataset.style ?? "").split(";")) {
      const [name, value] = rule.split(":", 2);
      if (name && value) element.style.setProperty(name.trim(), value.trim());
    }
  }
}
