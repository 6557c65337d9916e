import type { Bundle, BundleContent } from "../../bundle/format.js";
import { hiddenFields } from "../../redact/hidden.js";
import type { Report } from "../kit/report.js";
import { STYLES } from "../kit/styles.js";
import { type Cell, drawTable } from "../kit/table.js";
import { recorded } from "../kit/visible-text.js";
import { capitalised, clockTime, codeInWords, hiddenOr, numberText, placeOf } from "../words.js";

/** A fact and what it is. */
export type Fact = readonly [name: string, value: Cell];

/** Facts as a table of two columns. */
export function factsTable(report: Report, facts: readonly Fact[], heads: readonly [string, string]): void {
  drawTable(report, {
    columns: [
      { head: heads[0], weight: 24 },
      { head: heads[1], weight: 81 },
    ],
    rows: facts.map(([name, value]) => [{ text: name, style: STYLES.cellHead }, value]),
    rowHeads: true,
  });
}

/** What a reader must know of a report before anything else: of what, how much of it, and how to recognise it. */
export function keyFacts(report: Report, { content, integrity }: Bundle): void {
  const { incident, params, log, generator } = content;
  const at = (instant: string) => clockTime(instant, params.timeZone);
  const facts: Fact[] = [
    ["Incident", recorded(`${content.incidentId} — ${incident.title ?? "title redacted"}`)],
    [
      "Handling",
      `${incident.status}, severity ${incident.severity}${incident.isSynthetic ? ", a synthetic incident of a test" : ""}`,
    ],
    [
      "Trigger",
      recorded(
        [codeInWords(incident.triggerType), incident.triggerValue ?? hiddenOr(params, null), incident.errorCode]
          .filter((text) => text !== null)
          .join(" · "),
      ),
    ],
    ["Tenant", recorded(content.tenantId)],
    [
      "Run, trace, agent",
      recorded([content.runId ?? "no run", content.traceId ?? "no trace", content.agentId ?? "no agent"].join(" · ")),
    ],
    ...(params.period === null
      ? []
      : [["Period (end excluded)", `${at(params.period.start)} to ${at(params.period.end)}`] as const]),
    ["As of (cut-off)", `${at(params.asOf)}; times are in ${placeOf(params.timeZone)} unless they say otherwise`],
    ["System", systemText(content)],
    ["Counts", countsText(content)],
    ["Left out", leftOutText(content)],
    ["Issued by, for", recorded(`${params.organisation}, for ${params.preparedFor ?? "nobody named"}`)],
    ...(params.supersedes === null
      ? []
      : [["Replaces", `${params.supersedes.bundleId}, content SHA-256 ${params.supersedes.contentDigest}`] as const]),
    ["Bundle", content.bundleId],
    ["Content SHA-256", mono(integrity.contentDigest.sha256)],
    ["Signature names key", mono(integrity.envelope.signatures.map(({ keyid }) => keyid ?? "no key").join("\n"))],
    ["Log", `${log.origin}, ${numberText(log.size)} entries`],
    ["Log root", mono(log.root)],
    ["Made by", `${generator.name}, rules ${generator.rules}, renderer ${generator.renderer}`],
  ];
  factsTable(report, facts, ["Key facts", "What the record says"]);
}

/** Where the content comes from, and whether all of it came. */
export function sourcesSection(report: Report, { sources, params }: BundleContent): void {
  report.section("Where the data comes from");
  drawTable(report, {
    columns: [
      { head: "System, environment", weight: 26 },
      { head: "What was asked for", weight: 42 },
      { head: "Cut-off", weight: 26 },
      { head: "Came", weight: 10, align: "right" },
      { head: "Expected", weight: 13, align: "right" },
      { head: "Result", weight: 18 },
    ],
    rows: sources.map(({ system, environment, query, cutoff, returned, expected, status }) => [
      recorded(`${system}, ${environment}`),
      recorded(query),
      clockTime(cutoff, params.timeZone),
      numberText(returned),
      expected === null ? "not known" : numberText(expected),
      expected === null && status === "complete" ? "Nothing to compare with" : capitalised(codeInWords(status)),
    ]),
  });
}

/** A hash or an id, in a face whose characters are all of one width. */
export function mono(text: string): Cell {
  return { text, style: STYLES.mono };
}

function systemText({ sources }: BundleContent): string {
  const [first] = sources;
  if (first === undefined) return "not known";
  return recorded(`${first.system}, ${first.environment}; asked for: ${first.query}, and what belongs to it`);
}

function countsText({ events, sources, totals, steps }: BundleContent): string {
  const timeline = sources.find(({ query }) => query.startsWith("timeline of "));
  const entries = `timeline entries ${numberText(events.length)} of ${numberText(timeline?.expected ?? events.length)}`;
  return `${entries}; steps ${numberText(steps?.length ?? 0)} of ${numberText(totals.steps)}; redacted fields ${numberText(hiddenFields(events))}`;
}

function leftOutText({ params, events, steps, trace }: BundleContent): string {
  const parts = [
    params.redaction === "none"
      ? undefined
      : `${numberText(hiddenFields(events))} fields (redaction: ${codeInWords(params.redaction)})`,
    steps === null && trace !== null ? "the raw steps" : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? "nothing" : parts.join(", ");
}
