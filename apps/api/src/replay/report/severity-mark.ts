import { SEVERITIES, type Severity } from "@hoc/incident-schemas";
import { type Html, html } from "./html.js";

/** A shape of its own for each severity, 10 by 10, so that nobody needs to tell colours apart. */
const SHAPES: Record<Severity, string> = {
  low: "M5 1a4 4 0 1 0 .01 0z",
  medium: "M1.5 1.5h7v7h-7z",
  high: "M5 .5l4.8 9H.2z",
  critical: "M5 0l5 5-5 5-5-5z",
};

/** The shapes, once a page; every mark refers to them. */
export const SEVERITY_SHAPES: Html = html`<svg width="0" height="0" aria-hidden="true" class="shapes"><defs>${SEVERITIES.map(
  (severity) => html`<path id="${severity}" d="${SHAPES[severity]}"/>`,
)}</defs></svg>`;

/** A severity in colour, shape and word. */
export function severityMark(severity: Severity): Html {
  return html`<span class="severity"><svg viewBox="0 0 10 10" width="12" height="12" aria-hidden="true"><use href="#${severity}" class="${severity}"/></svg> ${severity}</span>`;
}

/** The shape alone, within a chart. */
export function severityShape(severity: Severity, x: number, y: number): Html {
  return html`<use href="#${severity}" class="${severity}" x="${x}" y="${y}"/>`;
}
