// <button data-dialog="ID"> opens a <dialog id="ID">, a button[data-close] inside closes it; <form data-confirm="…"> asks before it sends.
export function watchDialogs(): void {
  document.addEventListener("click", (event) => {
    const target = (event.target as Element).closest<HTMLElement>("[data-dialog], [data-close]");
    if (!target) return;
    if (target.dataset.dialog) (document.getElementById(target.dataset.dialog) as HTMLDialogElement | null)?.showModal();
    else target.closest("dialog")?.close();
  });
  document.addEventListener("submit", (event) => {
    const question = (event.target as HTMLElement).dataset.confirm;
    if (question && !confirm(question)) event.preventDefault();
  });
}
