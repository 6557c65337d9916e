import { canonicalJson } from "@hoc/incident-schemas";
import type { BundleContent, BundleEvent, BundleField } from "../../bundle/format.js";
import { logRoot } from "../../bundle/leaves.js";
import { descriptionOf } from "../../bundle/shown.js";
import { countText } from "../../text/count.js";
import type { Report } from "../kit/report.js";
import { STYLES } from "../kit/styles.js";
import { drawTable } from "../kit/table.js";
import { recorded } from "../kit/visible-text.js";
import { clockTime, codeInWords, numberText } from "../words.js";
import { type Excerpt, endsOf, PRINTED_IN_FULL } from "./excerpt.js";

/** What was recorded, entry by entry, in the words of the record. */
export function entriesSection(report: Report, { events, params }: BundleContent): void {
  const excerpt = endsOf(events.length);
  report.section("Entries of the log");
  report.introduction(
    excerpt.summed.length === 0
      ? `All ${countText(events.length, "entry", "entries")}. Their fields, links and ids stand in the appendix.`
      : `The log has ${numberText(events.length)} entries; with more than ${numberText(PRINTED_IN_FULL)} only the first 50 and the last 50 are printed. All of them stand in the bundle.`,
  );
  drawTable(report, {
    columns: [
      { head: "No.", weight: 7, align: "right" },
      { head: "Happened", weight: 27 },
      { head: "Entry", weight: 21 },
      { head: "By", weight: 26 },
      { head: "In the words of the record", weight: 60 },
    ],
    rows: chosen(events, excerpt).map((event) => [
      numberText(event.seq),
      clockTime(event.at, params.timeZone),
      recorded(codeInWords(event.type)),
      recorded(`${event.actor.id} (${event.actor.type.toLowerCase()})`),
      recorded(descriptionOf(event) ?? "hidden by redaction"),
    ]),
  });
  if (excerpt.summed.length > 0) summary(report, events, excerpt);
}

/** Every field of the entries, as the chain commits to them. */
export function fieldsAppendix(report: Report, { events, params }: BundleContent): void {
  report.section("Appendix: fields of the entries");
  report.introduction(
    "Each entry names the leaf of the one before it (prev). A hidden field stands as its digest, which the leaf holds in its place.",
  );
  drawTable(report, {
    columns: [
      { head: "No.", weight: 7, align: "right" },
      { head: "Entry", weight: 32 },
      { head: "Recorded with", weight: 94 },
    ],
    rows: chosen(events, endsOf(events.length)).map((event) => [
      numberText(event.seq),
      [event.type, event.id, `${event.actor.type} ${event.actor.id}`].map(recorded).join("\n"),
      [
        `happened ${clockTime(event.at, params.timeZone)} · recorded ${clockTime(event.recordedAt, params.timeZone)}`,
        `prev ${event.prev}`,
        ...event.fields.map(fieldText),
      ].join("\n"),
    ]),
  });
}

function fieldText(field: BundleField): string {
  if ("digest" in field) return `hidden field ${field.digest}`;
  const value = typeof field.value === "string" ? field.value : canonicalJson(field.value);
  return recorded(`${field.name}: ${value}`);
}

function summary(report: Report, events: readonly BundleEvent[], { summed }: Excerpt): void {
  report.subsection("All entries by hundreds");
  report.introduction("The root is that of the Merkle tree (RFC 6962) over the leaves of the row.");
  drawTable(report, {
    columns: [
      { head: "Entries", weight: 24 },
      { head: "Root of the tree over them", weight: 78 },
    ],
    rows: summed.map(({ from, to }) => [
      `${numberText(from + 1)} to ${numberText(to)}`,
      { text: logRoot(events.slice(from, to)), style: STYLES.mono },
    ]),
  });
}

function chosen(events: readonly BundleEvent[], { printed }: Excerpt): BundleEvent[] {
  return printed.flatMap(({ from, to }) => events.slice(from, to));
}
