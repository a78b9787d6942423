// What the board asks the server. Every request says which plan the page shows, so that the answer holds what has changed since.
export const board = document.getElementById("board");

const headers = (): Record<string, string> => {
  const said = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}") as Record<string, string>;
  const head = document.getElementById("board-head")?.dataset ?? {};
  return { ...said, "HX-Request": "true", "X-Board": `${head.document ?? ""} ${head.problem ?? ""}` };
};

export const address = (path: string): string => `${board?.dataset.base ?? ""}${path}`;

// The answer's HTML; null when it was refused: the reasons then stand among the notices.
export async function send(to: string, init: RequestInit): Promise<string | null> {
  try {
    const answer = await fetch(to, { credentials: "same-origin", ...init, headers: { ...headers(), ...init.headers } });
    const html = await answer.text();
    if (answer.ok) return html;
    tell(answer.headers.get("HX-Retarget") ? html : "", answer.status);
  } catch (error) {
    if ((error as Error).name !== "AbortError") tell("", 0);
  }
  return null;
}

export const ask = (path: string, body: unknown, signal?: AbortSignal): Promise<string | null> =>
  send(address(path), { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" }, signal: signal ?? null });

export const post = (to: string, body: FormData): Promise<string | null> => send(to, { method: "POST", body });

export function tell(html: string, status: number): void {
  const notices = document.getElementById("notices");
  const words = document.getElementById(status ? "board-refused" : "board-offline");
  if (!notices) return;
  if (html) notices.innerHTML = html;
  else if (words instanceof HTMLTemplateElement) notices.replaceChildren(words.content.cloneNode(true));
  notices.scrollIntoView({ block: "nearest" });
}
