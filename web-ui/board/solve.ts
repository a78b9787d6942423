// Solving: started in a dialog, told by events, drawn as a curve. When it ends the board is fetched.
import uPlot from "uplot";
import { t, yuan } from "../shared/text";
import { applyPieces, fetchSince } from "./pieces";
import { address, post, send } from "./server";

interface Progress { cost_fen?: number; bound_fen?: number; seconds?: number; left?: number; curve?: [number, number][] }
interface Told { job: number; kind: string; state: string; progress: Progress }

let chart: uPlot | null = null;

function draw(into: HTMLElement, { curve = [], bound_fen: bound = 0, seconds = 0 }: Progress): void {
  if (!curve.length) return;
  const last = curve[curve.length - 1]!;
  const points = [...curve, [Math.max(seconds, last[0]), last[1]] as [number, number]];
  const data: uPlot.AlignedData = [points.map((p) => p[0]), points.map((p) => p[1] / 100), points.map(() => (bound ? bound / 100 : null))];
  if (chart && into.contains(chart.root)) return chart.setData(data);
  const ink = getComputedStyle(document.body);
  const axis = { stroke: ink.getPropertyValue("--faint"), grid: { stroke: ink.getPropertyValue("--line") } };
  chart = new uPlot(
    {
      width: into.clientWidth,
      height: 160,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false } },
      axes: [{ ...axis, values: (_, ticks) => ticks.map((tick) => `${tick} s`) }, { ...axis, size: 84, values: (_, ticks) => ticks.map((tick) => yuan(tick * 100)) }],
      series: [
        {},
        { label: t("花费", "cost"), stroke: ink.getPropertyValue("--accent"), width: 2, paths: uPlot.paths.stepped!({ align: 1 }) },
        { label: t("下界", "bound"), stroke: ink.getPropertyValue("--good"), dash: [6, 4] },
      ],
    },
    data,
    into,
  );
}

function show(told: Told): void {
  const panel = document.querySelector<HTMLElement>(".solving");
  if (!panel || Number(panel.dataset.job) !== told.job) return;
  const { cost_fen: cost, bound_fen: bound, left, seconds } = told.progress;
  const set = (name: string, text: string) => { const place = panel.querySelector(name); if (place) place.textContent = text; };
  if (cost) set("[data-cost]", yuan(cost));
  if (bound) set("[data-bound]", yuan(bound));
  if (left !== undefined) set("[data-left]", t("{n} 秒", "{n} s", { n: Math.round(left) }));
  const bar = panel.querySelector("progress");
  if (bar && seconds !== undefined) bar.value = seconds;
  const curve = panel.querySelector<HTMLElement>("[data-curve]");
  if (curve) draw(curve, told.progress);
}

async function refresh(): Promise<void> {
  const html = await send(address("solving/"), { method: "GET" });
  if (html) applyPieces(html);
}

async function hear(told: Told): Promise<void> {
  if (told.kind !== "plan") return;
  const panel = document.querySelector<HTMLElement>(".solving");
  const known = panel && Number(panel.dataset.job) === told.job && panel.dataset.state === told.state;
  if (!known) await refresh();
  if (told.state === "done") await fetchSince();
  else show(told);
}

export function watchSolve(): void {
  document.body.addEventListener("juzu:job", (event) => void hear((event as CustomEvent<Told>).detail));
  const dialog = document.getElementById("solve") as HTMLDialogElement | null;
  dialog?.querySelector("form")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    dialog.close();
    const html = await post(form.action, new FormData(form));
    if (html) applyPieces(html);
  });
}
