// <button data-copy="…"> copies a text, and says so.
import { t } from "./text";

export function watchCopies(): void {
  document.addEventListener("click", async (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy ?? "");
    button.textContent = t("已复制", "Copied");
  });
}
