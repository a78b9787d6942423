// The rail scrolls sideways on a phone: the page that is open stands in sight.
export function showCurrent(): void {
  for (const link of document.querySelectorAll<HTMLElement>(".rail [aria-current]")) {
    const rail = link.parentElement as HTMLElement;
    rail.scrollLeft = link.offsetLeft - rail.offsetLeft - (rail.clientWidth - link.clientWidth) / 2;
  }
}
