import { basename } from "node:path";
import { type EpochMicros, MICROS_PER_SECOND, SEVERITIES, type Severity } from "@hoc/incident-schemas";
import { conflictText, outcomesOf } from "../outcomes.js";
import { runOutcomesOf, runsText } from "../run-outcomes.js";
import type { Tally } from "../tally.js";
import { durationText } from "../terminal/duration.js";
import { counted, countText } from "../terminal/text-table.js";
import { barLayout } from "./bar-layout.js";
import type { SignalBins } from "./bins.js";
import { dollars } from "./dollars.js";
import { Html, html } from "./html.js";
import type { IncidentOverview } from "./incident-overview.js";
import { plotOf } from "./plot.js";
import { renderChart } from "./render-chart.js";
import { renderIncidents } from "./render-incidents.js";
import { SEVERITY_SHAPES, severityMark } from "./severity-mark.js";
import { STYLES } from "./styles.js";
import { microsText } from "./texts.js";

/** All that a report tells. */
export interface ReportContents {
  readonly file: string;
  readonly tenant: string | undefined;
  readonly tally: Tally;
  readonly bins: SignalBins;
  /** Where the signals went; `undefined` where whoever sent them may not read. */
  readonly incidents: IncidentOverview | undefined;
}

/** A replay as a page that stands alone: it asks for nothing, and runs nothing. The same contents give the same page. */
export function renderPage(contents: ReportContents): string {
  const { file, tally } = contents;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${basename(file)}: ${outcome(tally)}</title>
<style>${new Html(STYLES)}</style>
</head>
<body>
${SEVERITY_SHAPES}
<header>
<p class="kicker">Replay report</p>
<h1><bdi>${basename(file)}</bdi></h1>
${period(contents)}
<p class="lead">${outcome(tally)}</p>
${calm(tally)}
</header>
<main>
${renderCounts(contents)}
${renderTimes(contents)}
</main>
</body>
</html>
`.text;
}

const outcome = ({ ofRuns, signals, incidents }: Tally) =>
  `${ofRuns.runs === 0 ? counted(signals, "signal") : runsText(ofRuns)} → ${counted(incidents.size, "incident")}`;

function period({ bins: { first, last, untimed }, tenant }: ReportContents): Html {
  const whose = tenant === undefined ? [] : [`tenant ${tenant}`];
  const unknown = untimed === 0 ? [] : ["no signal says when it happened"];
  const when = first === undefined || last === undefined ? unknown : [periodText(first, last)];
  return html`<p>${[...when, ...whose].join(", ")}</p>`;
}

function periodText(first: EpochMicros, last: EpochMicros): string {
  if (first === last) return `${microsText(first)} UTC`;
  return `${microsText(first)} to ${microsText(last)} UTC (${durationText((last - first) / MICROS_PER_SECOND)})`;
}

function calm({ rows, ofRuns, signals, incidents }: Tally): Html {
  if (rows === 0) return html`<p>The file has no rows. Nothing was sent.</p>`;
  if (signals === 0 && ofRuns.runs > 0)
    return html`<p>All is well: no run has failed. There is no incident, and no false alarm.</p>`;
  if (signals === 0)
    return html`<p>All is well: no row of ${countText(rows)} is a failure. There is no incident, and no false alarm.</p>`;
  return incidents.size === 0 ? html`<p>All is well: none of the signals opened an incident.</p>` : html``;
}

function renderCounts({ tally, incidents }: ReportContents): Html {
  const outcomes = outcomesOf(tally).map(({ count, meaning }) => html`<li><b>${countText(count)}</b> ${meaning}</li>`);
  const conflicts = conflictText(tally);
  const signals = html`<section><h2>Signals</h2><ul>${outcomes}${conflicts === undefined ? html`` : html`<li>${conflicts}</li>`}<li><b>${countText(tally.rows)}</b> ${tally.rows === 1 ? "row was" : "rows were"} read</li></ul></section>`;
  const runs = renderRuns(tally);
  if (tally.incidents.size === 0) return html`<div class="numbers">${runs}${signals}</div>`;
  return html`<div class="numbers">${runs}${signals}<section><h2>Incidents</h2>${incidents === undefined ? html`<p>The token that sent the signals may not read incidents, so this report cannot show them.</p>` : renderSeverities(incidents)}</section></div>`;
}

function renderRuns({ ofRuns }: Tally): Html {
  if (ofRuns.runs === 0) return html``;
  const ended = runOutcomesOf(ofRuns).map(({ count, meaning }) => html`<li><b>${countText(count)}</b> ${meaning}</li>`);
  return html`<section><h2>Runs</h2><ul>${ended}<li><b>${countText(ofRuns.steps)}</b> steps were sent</li></ul></section>`;
}

function renderSeverities({ severities, open, total, costMicros }: IncidentOverview): Html {
  const there = [...SEVERITIES].reverse().filter((severity: Severity) => severities[severity] > 0);
  const cost = costMicros === null ? html`` : html`<li><b>${dollars(costMicros)}</b> is what their signals cost</li>`;
  return html`<ul>${there.map((severity) => html`<li><b>${countText(severities[severity])}</b> ${severityMark(severity)}</li>`)}<li><b>${countText(open)}</b> still open, <b>${countText(total - open)}</b> resolved</li>${cost}</ul>`;
}

function renderTimes({ bins, incidents, tally }: ReportContents): Html {
  const shown = incidents?.biggest ?? [];
  const plot = plotOf(bins, shown);
  if (plot === undefined) return html``;
  const layout = barLayout(shown, plot);
  const untimed =
    bins.untimed === 0 ? html`` : html`<p>${counted(bins.untimed, "signal")} without an instant: not in the plot.</p>`;
  const chart = html`<section class="over-time"><h2>Over time</h2>${untimed}${fewer("chart", layout.bars.length, tally.incidents.size)}
${renderChart(bins, plot, layout)}</section>`;
  if (shown.length === 0) return chart;
  return html`${chart}
<section class="facts"><h2>${shown.length < tally.incidents.size ? "Biggest incidents" : "Incidents"}</h2>${fewer("list", shown.length, tally.incidents.size)}
${renderIncidents(shown)}</section>`;
}

function fewer(where: string, shown: number, all: number): Html {
  if (shown === 0 || shown >= all) return html``;
  return html`<p>This ${where} shows the ${countText(shown)} incidents with most signals, and leaves out ${countText(all - shown)} smaller ones.</p>`;
}
