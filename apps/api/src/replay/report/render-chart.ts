import { SEVERITIES } from "@hoc/incident-schemas";
import { timeTicks } from "./axis.js";
import type { BarLayout } from "./bar-layout.js";
import type { SignalBins } from "./bins.js";
import { type Html, html } from "./html.js";
import { CHART, type Plot } from "./plot.js";
import { renderBars } from "./render-bars.js";
import { renderHistogram } from "./render-histogram.js";
import { severityMark } from "./severity-mark.js";

const MOST_MARKS = 8;
const SIGNALS = { top: 30, bottom: 190 } as const;
const AXIS_HEIGHT = 44;
const HEADING_HEIGHT = 26;
const LANES_WITH_ONE_AXIS = 14;

/** Signals over time, and the incidents below them on the same axis. */
export function renderChart(bins: SignalBins, plot: Plot, layout: BarLayout): Html {
  const axis = bins.timed === 0 ? 0 : SIGNALS.bottom;
  const heading = axis + AXIS_HEIGHT + 14;
  const top = heading + HEADING_HEIGHT - 14;
  const bottom = top + layout.lanes * layout.laneHeight;
  const again = layout.lanes > LANES_WITH_ONE_AXIS;
  const height = bottom + (again ? AXIS_HEIGHT : 6);
  const bars = html`<text class="heading" x="${CHART.left}" y="${heading}">Incidents</text>
<g class="bars">${renderBars(layout, top)}</g>`;
  return html`<div class="chart" tabindex="0" role="region" aria-label="Chart of signals and incidents over time">
<svg viewBox="0 0 ${CHART.width} ${height}" role="group" aria-label="Signals over time, incidents below">
<g class="grid">${timeTicks(plot.from, plot.to, MOST_MARKS).map(({ at }) => html`<path d="M${plot.x(at)} ${bins.timed === 0 ? axis : SIGNALS.top}V${axis + 5}M${plot.x(at)} ${top}V${bottom}"/>`)}</g>
${bins.timed === 0 ? html`` : renderHistogram(bins, plot, SIGNALS.top, SIGNALS.bottom)}
${renderAxis(plot, axis)}
${layout.lanes === 0 ? html`` : bars}
${again ? renderAxis(plot, bottom) : html``}
</svg>
</div>
${layout.lanes === 0 ? html`` : renderLegend()}`;
}

function renderAxis(plot: Plot, y: number): Html {
  const marks = timeTicks(plot.from, plot.to, MOST_MARKS).map(({ at, label, below }) => {
    const x = plot.x(at);
    return html`<text x="${x}" y="${y + 18}">${label}</text>${below === "" ? html`` : html`<text x="${x}" y="${y + 34}">${below}</text>`}`;
  });
  return html`<path class="axis" d="M${CHART.left} ${y}H${CHART.width - CHART.right}"/><g class="times">${marks}</g><text class="zone" x="${CHART.width}" y="${y + 18}">UTC</text>`;
}

function renderLegend(): Html {
  const severities = [...SEVERITIES].reverse().map((severity) => html`${severityMark(severity)} `);
  return html`<p class="legend">${severities}A bar goes from the first to the last signal of an incident; a shape alone is one too short for a bar. Each leads to its facts. <span class="narrow">The chart can be moved sideways.</span></p>`;
}
