import type { PdfRenderer } from "@hoc/incident-schemas/ports";
import { type Bundle, bundleSchema } from "../bundle/format.js";
import { strictParse } from "../canonical/strict-parse.js";
import { renderReport } from "./render-report.js";

/**
 * Makes the reports of bundles as PDFs: tagged, with their fonts and the bundle inside, and the same bytes for the same
 * bundle on every machine. A bundle is read, not verified.
 *
 * @example await createPdfRenderer().render(bundleBytes(bundle))
 */
export function createPdfRenderer(): PdfRenderer {
  return {
    async render(file) {
      return renderReport(bundleSchema.parse(strictParse(file)) as Bundle, file);
    },
  };
}
