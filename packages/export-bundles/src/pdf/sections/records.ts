import type { BundleContent } from "../../bundle/format.js";
import type { Report } from "../kit/report.js";
import { drawTable } from "../kit/table.js";
import { recorded } from "../kit/visible-text.js";
import { clockTime, hiddenOr } from "../words.js";
import { mono } from "./key-facts.js";

/** The evidence that was stored with the incident, when there is any. */
export function recordsSection(report: Report, { evidence, params }: BundleContent): void {
  if (evidence.length === 0) return;
  report.section("Stored evidence");
  drawTable(report, {
    columns: [
      { head: "Id", weight: 20 },
      { head: "Type", weight: 13 },
      { head: "Stored", weight: 24 },
      { head: "Recovery executed", weight: 13 },
      { head: "Payload SHA-256", weight: 67 },
    ],
    rows: evidence.map(({ id, type, at, recoveryExecuted, payloadDigest }) => [
      recorded(id),
      recorded(type),
      clockTime(at, params.timeZone),
      recoveryExecuted ? "yes" : "no",
      payloadDigest === null ? hiddenOr(params, "no payload") : mono(payloadDigest),
    ]),
  });
}

/** What the bundle does not show. */
export function limitationsSection(report: Report, { limitations }: BundleContent): void {
  report.section("What this does not show");
  if (limitations.length > 0) report.list(limitations.map(recorded));
  else report.paragraph("No limitation was found by the rules that this bundle is made with.");
}
