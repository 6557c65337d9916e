import type { BundleContent, BundleStep } from "../../bundle/format.js";
import { stepsRoot } from "../../bundle/leaves.js";
import { amountText } from "../../text/amount.js";
import { countText } from "../../text/count.js";
import type { Report } from "../kit/report.js";
import { COLORS, STYLES } from "../kit/styles.js";
import { type Cell, type Column, drawTable } from "../kit/table.js";
import { recorded } from "../kit/visible-text.js";
import { clockTime, codeInWords, millisecondsText, numberText } from "../words.js";
import { type Excerpt, excerptOf, type Part, PRINTED_IN_FULL } from "./excerpt.js";
import { type Fact, factsTable, mono } from "./key-facts.js";

/** The run, its trace and its steps. */
export function traceSection(report: Report, content: BundleContent): void {
  const { run, trace, steps, inflection, params } = content;
  report.section("Run and trace");
  factsTable(report, runFacts(content), ["Run", "What is recorded"]);
  if (trace === null) {
    report.paragraph("No trace of the run is in this bundle.");
    return;
  }
  report.subsection("Steps of the trace");
  if (steps === null) {
    report.paragraph(
      `The ${numberText(trace.size)} steps are left out of this bundle. The root of the tree over them stands above, so that they can be proved later.`,
    );
    return;
  }
  if (steps.length === 0) {
    report.paragraph("The trace has no steps.");
    return;
  }
  const at = steps.findIndex(({ index }) => index === inflection?.stepIndex);
  const excerpt = excerptOf(steps.length, at === -1 ? undefined : at);
  report.introduction(introductionOf(steps, excerpt, run !== null && inflection !== null));
  for (const { from, to } of excerpt.printed) {
    drawTable(report, {
      columns: COLUMNS,
      rows: steps.slice(from, to).map((step) => stepRow(step, inflection?.stepIndex, params.timeZone)),
    });
  }
  if (excerpt.summed.length > 0) summary(report, steps, excerpt.summed);
}

const COLUMNS: readonly Column[] = [
  { head: "Step", weight: 10, align: "right" },
  { head: "Time", weight: 25 },
  { head: "Type", weight: 32 },
  { head: "Status", weight: 20 },
  { head: "Outcome", weight: 20 },
  { head: "Tokens", weight: 14, align: "right" },
  { head: "Cost", weight: 18, align: "right" },
  { head: "Duration", weight: 15, align: "right" },
  { head: "Retries", weight: 12, align: "right" },
];

function stepRow(step: BundleStep, inflectionIndex: number | undefined, timeZone: string): Cell[] {
  const { index, at, type, outcomeCode, tokens, tokensKnown, costMicros, durationMs, retryCount } = step;
  return [
    numberText(index),
    clockTime(at, timeZone),
    recorded(type),
    statusCell(step, index === inflectionIndex),
    recorded(outcomeCode ?? "–"),
    tokensKnown ? numberText(tokens) : `≥ ${numberText(tokens)}`,
    costMicros === null ? "unknown" : amountText(costMicros),
    durationMs === null ? "unknown" : millisecondsText(durationMs),
    numberText(retryCount),
  ];
}

function statusCell({ status }: BundleStep, isInflection: boolean): Cell {
  const text = isInflection ? `${status}, turning point` : status;
  if (status === "violation") return { text: `▲ ${text}`, color: COLORS.bad };
  return status === "warning" || isInflection ? { text: `△ ${text}`, color: COLORS.warn } : text;
}

function introductionOf(steps: readonly BundleStep[], { printed, summed }: Excerpt, hasTurningPoint: boolean): string {
  const digests = "The digests of what went into and came out of each step stand in the bundle.";
  if (summed.length === 0) return `All ${countText(steps.length, "step", "steps")} of the trace. ${digests}`;
  const [part] = printed;
  const shown =
    part === undefined
      ? ""
      : `${numberText(part.to - part.from)} ${hasTurningPoint ? "around the turning point" : "at its beginning"}`;
  return `The trace has ${numberText(steps.length)} steps. Of traces with more than ${numberText(PRINTED_IN_FULL)} steps only some are printed: here the ${shown}. All of them stand in the bundle, and the table after them sums them up by hundreds. ${digests}`;
}

function summary(report: Report, steps: readonly BundleStep[], parts: readonly Part[]): void {
  report.subsection("All steps by hundreds");
  report.introduction(
    "The root is that of the Merkle tree (RFC 6962) over the steps of the row, each as canonical JSON, also where they are not printed.",
  );
  drawTable(report, {
    columns: [
      { head: "Steps", weight: 22 },
      { head: "Tokens", weight: 16, align: "right" },
      { head: "Cost", weight: 18, align: "right" },
      { head: "Warnings", weight: 13, align: "right" },
      { head: "Violations", weight: 13, align: "right" },
      { head: "Root of the tree over them", weight: 78 },
    ],
    rows: parts.map(({ from, to }) => {
      const some = steps.slice(from, to);
      const count = (status: BundleStep["status"]) => some.filter((step) => step.status === status).length;
      return [
        `${numberText(some[0]?.index ?? 0)} to ${numberText(some.at(-1)?.index ?? 0)}`,
        numberText(some.reduce((sum, { tokens }) => sum + tokens, 0)),
        costOf(some),
        numberText(count("warning")),
        numberText(count("violation")),
        { text: stepsRoot(some), style: { ...STYLES.mono, size: 7.5 } },
      ];
    }),
  });
}

function costOf(steps: readonly BundleStep[]): string {
  const known = steps.flatMap(({ costMicros }) => (costMicros === null ? [] : [costMicros]));
  const sum = amountText(known.reduce((total, cost) => total + cost, 0));
  return known.length === steps.length ? sum : `≥ ${sum}`;
}

function runFacts({ run, trace, totals, params }: BundleContent): Fact[] {
  const at = (instant: string | null) => (instant === null ? "not known" : clockTime(instant, params.timeZone));
  const facts: Fact[] = [];
  if (run === null) facts.push(["Run", "No run is recorded for this incident."]);
  else {
    facts.push(
      ["Began, ended", `${at(run.startedAt)} to ${at(run.completedAt)}`],
      [
        "Status, outcome",
        recorded([run.status, run.outcome, run.errorCode].filter((text) => text !== null).join(" · ")),
      ],
      ["Ended because", recorded(run.terminationReason === null ? "not known" : codeInWords(run.terminationReason))],
      ["Stopped at step", run.stoppedAtStep === null ? "not stopped at a step" : numberText(run.stoppedAtStep)],
      ["Limits", limitsText(run.limits)],
    );
    if (run.goalDigest !== null) facts.push(["Goal SHA-256", mono(run.goalDigest)]);
  }
  const tokens = `${totals.tokensKnown ? "" : "at least "}${numberText(totals.tokens)} tokens`;
  const cost = totals.costMicros === null ? "cost not known" : amountText(totals.costMicros);
  const duration = totals.durationMs === null ? "duration not known" : `${numberText(totals.durationMs)} ms`;
  facts.push(["Totals", `${numberText(totals.steps)} steps, ${tokens}, ${cost}, ${duration}`]);
  if (trace !== null) {
    facts.push(
      [
        "Trace",
        `${codeInWords(trace.status)}, ${at(trace.startedAt)} to ${at(trace.completedAt)}, ${numberText(trace.size)} steps`,
      ],
      ["Trace root", mono(trace.root)],
    );
  }
  return facts;
}

function limitsText(limits: NonNullable<BundleContent["run"]>["limits"]): string {
  if (limits === null) return "not known";
  const { steps, tokens, costMicros } = limits;
  const parts = [
    steps === null ? undefined : `${numberText(steps)} steps`,
    tokens === null ? undefined : `${numberText(tokens)} tokens`,
    costMicros === null ? undefined : amountText(costMicros),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? "none" : parts.join(", ");
}
