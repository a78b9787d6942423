// <div class="drop"> takes a file dropped on it, or pasted anywhere on the page, into the file input inside; the name is shown in [data-file].
export function watchDrops(): void {
  for (const area of document.querySelectorAll<HTMLElement>(".drop")) {
    const input = area.querySelector<HTMLInputElement>("input[type=file]");
    if (!input) continue;
    const shown = area.querySelector<HTMLElement>("[data-file]");
    const show = () => { if (shown) shown.textContent = input.files?.[0]?.name ?? ""; };
    const take = (files: FileList | undefined) => {
      if (!files?.length) return;
      input.files = files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    };
    input.addEventListener("change", show);
    area.addEventListener("dragover", (event) => { event.preventDefault(); area.classList.add("over"); });
    area.addEventListener("dragleave", () => area.classList.remove("over"));
    area.addEventListener("drop", (event) => { event.preventDefault(); area.classList.remove("over"); take(event.dataTransfer?.files); });
    document.addEventListener("paste", (event) => take(event.clipboardData?.files));
  }
}
