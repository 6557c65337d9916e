import type { Bundle, BundleContent } from "../bundle/format.js";
import { RENDERER_ID } from "../bundle/renderer-id.js";
import { addFurniture } from "./kit/furniture.js";
import { Report } from "./kit/report.js";
import { ReportDocument, type Standard } from "./kit/report-document.js";
import { openTypefaces, type Typeface } from "./kit/typeface.js";
import { visibleText } from "./kit/visible-text.js";
import { debriefReport, evidenceReport, soc2Report } from "./reports.js";
import { clockTime } from "./words.js";

/** What reports are called, by the kind of their bundle. */
const TITLES = {
  evidence: "Incident evidence",
  soc2: "SOC 2 incident evidence",
  executive_debrief: "Executive debrief",
} as const satisfies Record<BundleContent["bundleType"], string>;

/** How a report is made beside what is in it. */
export interface RenderOptions {
  /** The bundle's file, which is embedded; PDF/A-1b, which is for checks alone, allows no files. */
  readonly standard?: Standard;
}

/**
 * Renders the report of a bundle: PDF/A-3a and PDF/UA-1 with the bundle's file inside. Everything that it shows comes
 * from the content, every date in it is that of the cut-off, so that equal bundles give equal bytes.
 */
export async function renderReport(
  bundle: Bundle,
  file: Uint8Array,
  { standard = "PDF/A-3a" }: RenderOptions = {},
): Promise<Uint8Array> {
  const { content, integrity } = bundle;
  const { params } = content;
  const typefaces = openTypefaces();
  const shown = (text: string) => plainLine(text, typefaces.regular);
  const asOf = new Date(`${params.asOf.slice(0, 19)}Z`);
  const doc = new ReportDocument({
    facts: {
      title: shown(`${TITLES[content.bundleType]}, ${content.incident.title ?? content.incidentId}`),
      author: shown(params.organisation),
      subject: shown(`${content.bundleId}, incident ${content.incidentId}, as of ${params.asOf}`),
      keywords: `content SHA-256 ${integrity.contentDigest.sha256}`,
      creator: content.generator.name,
      producer: `${content.generator.name} ${RENDERER_ID} (pdfkit)`,
      createdAt: asOf,
    },
    size: params.pageSize,
    language: params.language,
    standard,
  });
  const report = new Report(doc, typefaces);
  write(report, bundle);
  addFurniture(report, {
    issuer: shown(params.organisation),
    classification: params.classification,
    bundleId: content.bundleId,
    asOf: clockTime(params.asOf, params.timeZone) + (params.timeZone === "UTC" ? " UTC" : ""),
    contentDigest: integrity.contentDigest.sha256,
  });
  if (standard === "PDF/A-3a") embed(doc, file, asOf);
  return doc.bytes();
}

function write(report: Report, { content, ...bundle }: Bundle): void {
  switch (content.bundleType) {
    case "evidence":
      evidenceReport(report, { ...bundle, content });
      break;
    case "soc2":
      soc2Report(report, { ...bundle, content });
      break;
    case "executive_debrief":
      debriefReport(report, { ...bundle, content });
      break;
  }
}

function embed(doc: ReportDocument, file: Uint8Array, asOf: Date): void {
  const options = {
    name: "bundle.json",
    type: "application/json",
    description: "The signed bundle that this report shows",
    relationship: "Source",
    creationDate: asOf,
    modifiedDate: asOf,
  };
  doc.file(Buffer.from(file), options as PDFKit.Mixins.PDFAttachmentOptions);
}

/** A text in one line, as titles and names of documents are. */
function plainLine(text: string, typeface: Typeface): string {
  return visibleText(text.replaceAll(/\s+/g, " "), (codePoint) => typeface.has(codePoint));
}
