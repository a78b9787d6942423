// Patches to the server, one after the other. Without a network they wait in the page and are tried again; nothing typed is lost.
import { t } from "../shared/text";
import type { Outcome, Patch } from "./meta";

const AGAIN_MS = 3000;

export class Saver {
  private waiting: Promise<unknown> = Promise.resolve();
  private pending = 0;

  constructor(private readonly seen: () => number) {
    addEventListener("beforeunload", (event) => { if (this.pending) event.preventDefault(); });
  }

  get busy(): boolean { return this.pending > 0; }

  send(patch: Patch): Promise<Outcome> {
    this.pending++;
    const sent = this.waiting.then(() => this.post(patch));
    this.waiting = sent.catch(() => undefined);
    return sent.finally(() => { this.pending--; this.say(this.pending ? t("正在保存 …", "Saving …") : t("已保存", "Saved")); });
  }

  private async post(patch: Patch): Promise<Outcome> {
    for (;;) {
      this.say(t("正在保存 …", "Saving …"));
      try {
        const answer = await fetch("save/".replace(/^/, here()), {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
          body: JSON.stringify({ patch, seen: this.seen() }),
        });
        if (answer.ok) return (await answer.json()) as Outcome;
        if (answer.status < 500) throw new Refused(answer.status);
      } catch (error) {
        if (error instanceof Refused) throw error;
      }
      this.say(t("连不上服务器；改动留在这一页，正在重试", "The server cannot be reached; changes stay in this page and are tried again"));
      await new Promise((go) => setTimeout(go, AGAIN_MS));
    }
  }

  private say(text: string): void {
    const place = document.getElementById("saving");
    if (place) place.textContent = text;
  }
}

export class Refused extends Error {
  constructor(readonly status: number) { super(String(status)); }
}

export const here = (): string => location.pathname;

function token(): string {
  return (JSON.parse(document.body.getAttribute("hx-headers") ?? "{}") as Record<string, string>)["X-CSRFToken"] ?? "";
}
