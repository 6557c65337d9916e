import type { Bundle, DebriefContent, EvidenceContent, Soc2Content } from "../bundle/format.js";
import type { Report } from "./kit/report.js";
import { STYLES } from "./kit/styles.js";
import { recorded } from "./kit/visible-text.js";
import { criteriaSection } from "./sections/criteria.js";
import { debriefSections } from "./sections/debrief.js";
import { entriesSection, fieldsAppendix } from "./sections/entries.js";
import { hashesAppendix, verifySection } from "./sections/how-to-verify.js";
import { keyFacts, sourcesSection } from "./sections/key-facts.js";
import { policySection } from "./sections/policy.js";
import { limitationsSection, recordsSection } from "./sections/records.js";
import { reviewerSection } from "./sections/reviewer.js";
import { traceSection } from "./sections/steps.js";
import { timelineSection } from "./sections/timeline.js";
import { dateInWords, timeInWords } from "./words.js";

/** The report for an engineer: what happened, step by step. */
export function evidenceReport(report: Report, bundle: Bundle<EvidenceContent>): void {
  const { content } = bundle;
  report.title("Incident evidence");
  report.paragraph(
    "What the log and the trace of one incident show, as they were recorded. It judges nothing.",
    STYLES.lead,
  );
  keyFacts(report, bundle);
  timelineSection(report, content);
  entriesSection(report, content);
  policySection(report, content);
  traceSection(report, content);
  recordsSection(report, content);
  sourcesSection(report, content);
  limitationsSection(report, content);
  verifySection(report);
  fieldsAppendix(report, content);
  hashesAppendix(report, bundle);
}

/** The report for an auditor: what the record shows of each criterion, and why. */
export function soc2Report(report: Report, bundle: Bundle<Soc2Content>): void {
  const { content } = bundle;
  report.title("SOC 2 incident evidence");
  report.paragraph(
    "What the log of one incident shows of the criteria CC7.2 to CC7.5, by fixed rules. It is a statement of the system, not an auditor’s opinion.",
    STYLES.lead,
  );
  keyFacts(report, bundle);
  criteriaSection(report, content);
  report.section("System statement");
  report.paragraph(recorded(content.attestation.statement));
  sourcesSection(report, content);
  timelineSection(report, content);
  entriesSection(report, content);
  traceSection(report, content);
  policySection(report, content);
  recordsSection(report, content);
  limitationsSection(report, content);
  reviewerSection(report);
  verifySection(report);
  fieldsAppendix(report, content);
  hashesAppendix(report, bundle);
}

/** The report for an executive: a page. */
export function debriefReport(report: Report, { content }: Bundle<DebriefContent>): void {
  const { incident, params } = content;
  report.title(recorded(incident.title ?? "Incident"));
  const preparedFor = params.preparedFor === null ? "" : ` for ${recorded(params.preparedFor)}`;
  report.paragraph(
    `Incident of ${dateInWords(incident.startedAt, params.timeZone)}, as known on ${timeInWords(params.asOf, params.timeZone)}. Prepared${preparedFor} by ${recorded(params.organisation)}. Everything here is derived from the record by fixed rules; the file carries the signed record (bundle.json), and export-bundles verify checks it.`,
    STYLES.small,
  );
  debriefSections(report, content);
}
