import { sameBytes } from "../crypto/bytes.js";
import type { PdfInspector } from "../verify/pdf-inspector.js";
import { embeddedFiles } from "./inspect/embedded-files.js";
import { equalGraphs } from "./inspect/equal-graphs.js";
import { PdfFile } from "./inspect/pdf-file.js";

/**
 * Reads what verification needs of a PDF. A report that another program wrote anew (`qpdf --linearize`) is equal to the
 * original when all of its objects are; one that was updated in place, encrypted, or packed in a way that can be read
 * in more than one manner counts as different.
 */
export function createPdfInspector(): PdfInspector {
  return {
    async attachments(pdf) {
      if (!isPdf(pdf)) return undefined;
      try {
        return await embeddedFiles(pdf);
      } catch {
        return undefined;
      }
    },
    async compare(pdf, rendered) {
      if (sameBytes(pdf, rendered)) return "identical";
      const [one, other] = [PdfFile.open(pdf), PdfFile.open(rendered)];
      return one !== undefined && other !== undefined && equalGraphs(one, other) ? "equal" : "different";
    },
  };
}

function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, 5)) === "%PDF-";
}
