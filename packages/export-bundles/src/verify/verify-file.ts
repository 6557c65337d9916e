import { MAX_DOCUMENT_BYTES } from "../canonical/strict-parse.js";
import { isArchive } from "../delivery/read-delivery.js";
import type { VerifyOptions } from "./options.js";
import { failed, Progress } from "./progress.js";
import type { VerificationResult } from "./result.js";
import { examineBundle, linesBeside, takeStatements, verifyBundle } from "./verify-bundle.js";
import { examineDelivery } from "./verify-delivery.js";
import { checkPages, embeddedBundle, type PdfTools } from "./verify-pages.js";

/** Largest report. */
const MAX_REPORT_BYTES = MAX_DOCUMENT_BYTES;

/** How a report is named in a failure. */
const REPORT = "report";

/**
 * Verifies a file by what is in it, whatever its name: a bundle (JSON), a report (PDF), or a delivery (ZIP).
 *
 * @param options as for a bundle; `pdf` and `renderer` (of `@hoc/export-bundles/pdf`) are needed to look into reports.
 */
export async function verifyFile(
  file: Uint8Array,
  options: VerifyOptions & PdfTools = {},
): Promise<VerificationResult> {
  if (!isArchive(file) && !isReport(file)) return verifyBundle(file, options);
  const progress = new Progress();
  if (isArchive(file)) await examineDelivery(file, options, progress);
  else await examineReport(file, options, progress);
  return progress.result();
}

async function examineReport(file: Uint8Array, options: VerifyOptions & PdfTools, progress: Progress): Promise<void> {
  if (file.length > MAX_REPORT_BYTES) {
    progress.take("SIZE", failed(REPORT, `The report has more than ${MAX_REPORT_BYTES} bytes.`));
    return;
  }
  if (options.pdf === undefined) {
    const message = "This verifier cannot look into a PDF. Verify the bundle.json that it embeds.";
    progress.cannotDecide({ check: "PAGES", path: REPORT, message });
    return;
  }
  const embedded = await embeddedBundle(file, REPORT, options.pdf);
  if (embedded.kind === "refused") {
    progress.take("PAGES", embedded.outcome);
    return;
  }
  const bundle = examineBundle(embedded.bytes, options, progress);
  if (bundle === undefined || !takeStatements(progress, bundle, linesBeside(options), options)) return;
  progress.take("PAGES", await checkPages(file, REPORT, bundle, embedded.bytes, options));
}

/** Whether bytes begin as a PDF does. */
export function isReport(file: Uint8Array): boolean {
  return [0x25, 0x50, 0x44, 0x46, 0x2d].every((byte, at) => file[at] === byte);
}
