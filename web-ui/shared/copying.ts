// <button data-copy="ID"> copies the text of the element ID; where the browser forbids it (no https), the text is selected for the person to copy.
import { t } from "./text";

export function watchCopying(): void {
  document.addEventListener("click", async (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-copy]");
    const source = button && document.getElementById(button.dataset.copy ?? "");
    if (!button || !source) return;
    const label = button.textContent ?? "";
    try {
      await navigator.clipboard.writeText(source.textContent ?? "");
      button.textContent = t("已复制", "Copied");
    } catch {
      getSelection()?.selectAllChildren(source);
      button.textContent = t("已选中，请复制", "Selected; copy it now");
    }
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}
