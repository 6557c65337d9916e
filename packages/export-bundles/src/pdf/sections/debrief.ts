import type { BundleParams, Debrief, DebriefContent } from "../../bundle/format.js";
import { amountText } from "../../text/amount.js";
import { durationText } from "../../text/duration.js";
import type { Report } from "../kit/report.js";
import { COLORS, STYLES } from "../kit/styles.js";
import { type Cell, drawTable } from "../kit/table.js";
import { recorded } from "../kit/visible-text.js";
import { capitalised, codeInWords, dateInWords, placeOf, timeInWords } from "../words.js";
import { marksOf } from "./marks.js";
import { timelineFigure } from "./timeline.js";

const RISK_SHAPES = {
  critical: ["▲", COLORS.bad],
  high: ["▲", COLORS.bad],
  medium: ["◆", COLORS.warn],
  low: ["●", COLORS.good],
  not_rated: ["–", COLORS.muted],
} as const satisfies Record<Debrief["risk"]["level"], readonly [string, string]>;

/** What an executive reads, in the order of what matters. */
export function debriefSections(report: Report, { debrief, params, incident, ...content }: DebriefContent): void {
  report.section("What happened");
  report.paragraph(recorded(debrief.summary), STYLES.lead);
  figures(report, debrief);
  report.section("Effect on the business");
  report.paragraph(recorded(debrief.businessImpact));
  report.section("Timeline");
  report.paragraph(
    `Times are in ${placeOf(params.timeZone)}. The incident began on ${timeInWords(incident.startedAt, params.timeZone)}.`,
  );
  timelineFigure(report, marksOf({ debrief, params, incident, ...content }), params.timeZone);
  report.section("What to do next");
  recommendations(report, debrief, params);
  report.section("What we do not know");
  if (debrief.unknowns.length > 0) report.list(debrief.unknowns.map(recorded));
  else report.paragraph("No check is left open. What was not recorded is named as such above.");
}

function figures(report: Report, { risk, timeToContain, timeToAcknowledge, ...debrief }: Debrief): void {
  const [shape, color] = RISK_SHAPES[risk.level];
  const big = (text: string, ink: string = COLORS.ink): Cell => ({ text, style: STYLES.big, color: ink });
  drawTable(report, {
    columns: [
      { head: "Risk", weight: 30 },
      { head: "Time to stop", weight: 25 },
      { head: "Time to acknowledge", weight: 28 },
      { head: "Cost incurred", weight: 22 },
    ],
    rows: [
      [
        big(`${shape} ${capitalised(codeInWords(risk.level))}`, color),
        big(measure(timeToContain)),
        big(measure(timeToAcknowledge)),
        big(debrief.costIncurredMicros === null ? "–" : amountText(debrief.costIncurredMicros)),
      ],
      [
        recorded(risk.rule),
        remark(timeToContain),
        remark(timeToAcknowledge),
        `Prevented: ${debrief.costPrevented}. Remediation: ${codeInWords(debrief.remediationStatus)}.`,
      ],
    ],
  });
}

type Measure = Debrief["timeToContain"];

function measure({ seconds }: Measure): string {
  return seconds === null ? "–" : durationText(seconds);
}

function remark({ seconds, limitSeconds, note }: Measure): Cell {
  const isLate = seconds !== null && limitSeconds !== null && seconds > limitSeconds;
  const limit =
    limitSeconds === null ? undefined : `${isLate ? "▲ later than" : "Limit"} ${durationText(limitSeconds)}.`;
  const text = [limit, note === null ? undefined : recorded(note)].filter((part) => part !== undefined).join(" ");
  return { text, color: isLate ? COLORS.bad : COLORS.ink };
}

function recommendations(report: Report, { recommendedActions }: Debrief, params: BundleParams): void {
  if (recommendedActions.length === 0) {
    report.paragraph("No action derived from the record.");
    return;
  }
  const isOwned = recommendedActions.some(({ owner }) => owner !== null);
  if (!isOwned && params.redaction !== "details") report.paragraph("Nobody owns the incident yet.");
  drawTable(report, {
    columns: [
      { head: "Action", weight: 64 },
      { head: "Owner", weight: 20 },
      { head: "Due", weight: 20 },
    ],
    rows: recommendedActions.map(({ action, owner, dueAt }) => [
      recorded(action),
      recorded(owner ?? (params.redaction === "details" ? "hidden" : "–")),
      dueAt === null ? "no date" : dateInWords(dueAt, params.timeZone),
    ]),
  });
}
