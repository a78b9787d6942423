// Server-sent events of <body data-events="/p/…/events/">: each becomes a DOM event "juzu:KIND" on body, which htmx can trigger on:
//   hx-trigger="juzu:plan from:body"
// The browser keeps the line and comes back by itself; the server sends what was missed meanwhile.
const KINDS = ["job", "plan", "tables", "script", "breakdown", "corrections", "production", "base", "problem", "sheet", "booking", "people"];

export function listen(): void {
  const address = document.body.dataset.events;
  if (!address) return;
  const source = new EventSource(address);
  for (const kind of KINDS) {
    source.addEventListener(kind, (event) => {
      document.body.dispatchEvent(new CustomEvent(`juzu:${kind}`, { detail: JSON.parse((event as MessageEvent<string>).data) }));
    });
  }
  addEventListener("pagehide", () => source.close());
}
