import type { CheckResult, ControlCheck, ControlStatus, Soc2Content, Soc2ControlMapping } from "../../bundle/format.js";
import type { Report } from "../kit/report.js";
import { COLORS, STYLES } from "../kit/styles.js";
import { type Cell, drawTable } from "../kit/table.js";
import { recorded } from "../kit/visible-text.js";
import { capitalised, codeInWords, numberText } from "../words.js";

const STATUS_SHAPES = {
  DEMONSTRATED: ["●", COLORS.good],
  PARTIAL: ["◐", COLORS.warn],
  NOT_DEMONSTRATED: ["○", COLORS.bad],
  INDETERMINATE: ["?", COLORS.warn],
  PENDING: ["…", COLORS.muted],
  NOT_APPLICABLE: ["–", COLORS.muted],
} as const satisfies Record<ControlStatus, readonly [string, string]>;

const RESULT_SHAPES = {
  met: ["✓", COLORS.good],
  not_met: ["✗", COLORS.bad],
  unknown: ["?", COLORS.warn],
  not_yet_due: ["…", COLORS.muted],
  not_applicable: ["–", COLORS.muted],
} as const satisfies Record<CheckResult, readonly [string, string]>;

/** What the record shows of each criterion: at a glance, then check by check. */
export function criteriaSection(report: Report, { controls, events }: Soc2Content): void {
  report.section("Results by criterion");
  drawTable(report, {
    columns: [
      { head: "Criterion", weight: 13 },
      { head: "What it asks, in our words", weight: 52 },
      { head: "Result", weight: 25 },
      { head: "Checks met", weight: 16, align: "right" },
    ],
    rows: controls.map((control) => [
      { text: control.criterion, style: STYLES.cellHead },
      control.paraphrase,
      statusCell(control.status),
      `${numberText(met(control))} of ${numberText(control.checks.length)}`,
    ]),
    rowHeads: true,
  });
  report.paragraph(
    "● all checks met · ◐ some met, some not · ○ none met · ? not to be told · … not yet due · – not applicable. A number with # is an entry of the log.",
    STYLES.small,
  );
  const numbers = new Map(events.map(({ id, seq }) => [id, seq]));
  for (const control of controls) criterion(report, control, numbers);
}

function criterion(report: Report, control: Soc2ControlMapping, numbers: ReadonlyMap<string, number>): void {
  report.subsection(`${control.criterion}: ${statusText(control.status)}`);
  report.introduction(`${control.reference}. ${control.paraphrase}`);
  drawTable(report, {
    columns: [
      { head: "Check", weight: 25 },
      { head: "Result", weight: 19 },
      { head: "Why", weight: 66 },
      { head: "Evidence", weight: 22 },
    ],
    rows: control.checks.map((check) => [
      { text: capitalised(codeInWords(check.id)), style: STYLES.cellHead },
      resultCell(check.result),
      recorded(check.reason),
      evidenceText(check, numbers),
    ]),
    rowHeads: true,
  });
  if (control.notCovered.length > 0) {
    report.introduction("One incident cannot show:");
    report.list(control.notCovered);
  }
}

function evidenceText({ evidence }: ControlCheck, numbers: ReadonlyMap<string, number>): string {
  if (evidence.length === 0) return "–";
  return evidence
    .map((id) => {
      const seq = numbers.get(id);
      return seq === undefined ? recorded(id) : `#${seq}`;
    })
    .join(", ");
}

function met({ checks }: Soc2ControlMapping): number {
  return checks.filter(({ result }) => result === "met").length;
}

function statusCell(status: ControlStatus): Cell {
  const [shape, color] = STATUS_SHAPES[status];
  return { text: `${shape} ${statusText(status)}`, style: STYLES.cellHead, color };
}

function statusText(status: ControlStatus): string {
  return capitalised(codeInWords(status.toLowerCase()));
}

function resultCell(result: CheckResult): Cell {
  const [shape, color] = RESULT_SHAPES[result];
  return { text: `${shape} ${codeInWords(result)}`, color };
}
