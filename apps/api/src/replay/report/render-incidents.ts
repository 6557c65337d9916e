import type { ReportedIncident } from "../targets/target.js";
import { countText } from "../terminal/text-table.js";
import { dollars } from "./dollars.js";
import { type Html, html } from "./html.js";
import { isOverflow } from "./incident-overview.js";
import { severityMark } from "./severity-mark.js";
import { instantText, lengthText } from "./texts.js";

const COLUMNS = [
  "Severity",
  "Incident",
  "Status",
  "Signals",
  "Started (UTC)",
  "Last signal (UTC)",
  "Lasted",
  "Ended (UTC)",
  "Cost",
] as const;

/** Why an incident ended, where the product itself ended it. */
const ENDINGS: Readonly<Record<string, string | undefined>> = {
  auto: "nothing more came",
  window_elapsed: "its window had passed",
  all_clear: "all was reported well",
  backfilled: "it was over when it was first heard of",
};

/** The facts of incidents: a table, and cards where the page is narrow. */
export function renderIncidents(incidents: readonly ReportedIncident[]): Html {
  return html`<table>
<thead><tr>${COLUMNS.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${incidents.map((incident, i) => renderRow(incident, i + 1))}</tbody>
</table>`;
}

function renderRow(incident: ReportedIncident, rank: number): Html {
  const cells = cellsOf(incident);
  return html`<tr id="incident-${rank}">${COLUMNS.map((name) => html`<td data-name="${name}">${cells[name]}</td>`)}</tr>
`;
}

function cellsOf(incident: ReportedIncident): Record<(typeof COLUMNS)[number], Html> {
  const { severity, status, startedAt, lastSignalAt, endedAt, resolutionType, costMicros, lateSignals } = incident;
  const ending = resolutionType === null ? "" : (ENDINGS[resolutionType] ?? resolutionType);
  return {
    Severity: severityMark(severity),
    Incident: html`<div>${titleOf(incident)}</div>`,
    Status: html`${status.toLowerCase()}`,
    Signals: html`<div>${countText(incident.signalCount)}${lateSignals === 0 ? html`` : html`<small>and ${countText(lateSignals)} late</small>`}</div>`,
    "Started (UTC)": when(startedAt),
    "Last signal (UTC)": when(lastSignalAt),
    Lasted: html`${lengthText(startedAt, lastSignalAt)}`,
    "Ended (UTC)": html`<div>${endedAt === null ? "still open" : when(endedAt)}${ending === "" ? html`` : html`<small>${ending}</small>`}</div>`,
    Cost: html`${costMicros === null ? "none given" : dollars(costMicros)}`,
  };
}

/** An instant that breaks between day and time only. */
function when(instant: string): Html {
  const [day = "", time = ""] = instantText(instant).split(" ");
  return html`<time datetime="${instant}"><span>${day}</span> <span>${time}</span></time>`;
}

function titleOf(incident: ReportedIncident): Html {
  const facts = html`<b><bdi>${incident.title}</bdi></b><small>${incident.triggerType}</small>`;
  return html`${facts}${isOverflow(incident) ? overflowText(incident) : html``}<small class="id">${incident.incidentId}</small>`;
}

function overflowText({ overflowCounts, signalCount }: ReportedIncident): Html {
  const above = Object.entries(overflowCounts ?? {});
  const counts = above
    .sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1))
    .map(([name, count]) => `${countText(count)} ${name}`);
  const what = counts.length === 0 ? "" : `: ${counts.join(", ")}`;
  const joined = signalCount - above.reduce((sum, [, count]) => sum + count, 0);
  const rest = joined <= 0 ? "" : `; ${countText(joined)} more joined them`;
  return html`<small class="note">Overflow incident: it holds the signals that came above the hourly cap${what}${rest}</small>`;
}
