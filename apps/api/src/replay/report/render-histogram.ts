import { counted, countText } from "../terminal/text-table.js";
import { countTicks } from "./axis.js";
import type { SignalBins } from "./bins.js";
import { type Html, html } from "./html.js";
import { CHART, type Plot, rounded } from "./plot.js";
import { microsText, widthText } from "./texts.js";

const THINNEST = 1.5;

/** Signals over time as columns that stand on `bottom`. */
export function renderHistogram(bins: SignalBins, plot: Plot, top: number, bottom: number): Html {
  const { width } = bins;
  const ticks = countTicks(Math.max(...bins.bins.map(({ count }) => count)));
  const highest = ticks.at(-1) ?? 1;
  const y = (count: number) => rounded(bottom - ((bottom - top) * count) / highest);
  const columns = bins.bins.map(({ from, count }) => {
    const [left, right] = [plot.x(from), plot.x(from + width)];
    const gap = right - left > 4 ? 1 : 0;
    const size = html`x="${left}" y="${y(count)}" width="${rounded(Math.max(right - left - gap, THINNEST))}" height="${rounded(bottom - y(count))}"`;
    return html`<rect ${size}><title>${microsText(from)} UTC: ${counted(count, "signal")}</title></rect>`;
  });
  const end = CHART.width - CHART.right;
  return html`<text class="heading" x="${CHART.left}" y="${top - 12}">Signals per ${widthText(width)}</text>
<g class="grid">${ticks.map((count) => html`<path d="M${CHART.left} ${y(count)}H${end}"/>`)}</g>
<g class="counts">${ticks.map((count) => html`<text x="${CHART.left - 8}" y="${y(count) + 4}">${countText(count)}</text>`)}</g>
<g class="columns" role="img" aria-label="${spoken(bins)}">${columns}</g>`;
}

function spoken(bins: SignalBins): string {
  const most = bins.bins.reduce((a, b) => (b.count > a.count ? b : a));
  return `${counted(bins.timed, "signal")} over time; most per ${widthText(bins.width)}: ${countText(most.count)}, at ${microsText(most.from)} UTC`;
}
