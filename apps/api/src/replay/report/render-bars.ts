import { counted } from "../terminal/text-table.js";
import type { Bar, BarLayout } from "./bar-layout.js";
import { type Html, html } from "./html.js";
import { isOverflow } from "./incident-overview.js";
import { rounded } from "./plot.js";
import { severityShape } from "./severity-mark.js";
import { instantText, lengthText } from "./texts.js";

/** Incidents as bars from their first to their last signal, each a link to its facts. */
export function renderBars(layout: BarLayout, top: number): Html[] {
  return layout.bars.map((bar, i) => renderBar(bar, layout, top, i + 1));
}

function renderBar(
  { incident, x, width, shapeX, end, lane, word }: Bar,
  layout: BarLayout,
  top: number,
  rank: number,
): Html {
  const { laneHeight, barHeight } = layout;
  const laneTop = top + lane * laneHeight;
  const y = laneTop + (laneHeight - barHeight) / 2;
  const middle = laneTop + laneHeight / 2;
  const line =
    width === 0
      ? html``
      : html`<rect class="${incident.severity}" x="${x}" y="${y}" width="${width}" height="${barHeight}" rx="1.5"/>`;
  const said = word === undefined ? html`` : html`<text x="${rounded(shapeX + 15)}" y="${middle + 4}">${word}</text>`;
  return html`<a href="#incident-${rank}"><title>${spoken({ incident })}</title><rect class="hit" x="${x}" y="${laneTop}" width="${rounded(end - x)}" height="${laneHeight}"/>${line}${severityShape(incident.severity, shapeX, middle - 5)}${said}</a>
`;
}

function spoken({ incident }: Pick<Bar, "incident">): string {
  const { severity, title, signalCount, startedAt, lastSignalAt } = incident;
  const kind = isOverflow(incident) ? "overflow incident, " : "";
  return `${severity}: ${title} (${kind}${counted(signalCount, "signal")}, ${instantText(startedAt)} UTC, ${lengthText(startedAt, lastSignalAt)})`;
}
