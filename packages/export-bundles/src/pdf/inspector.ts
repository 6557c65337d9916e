import { sameBytes } from "../crypto/bytes.js";
import type { PdfInspector } from "../verify/pdf-inspector.js";
import { embeddedFiles } from "./inspect/embedded-files.js";
import { equalGraphs } from "./inspect/equal-graphs.js";
import { linearisation } from "./inspect/linearisation.js";
import { readPdf } from "./inspect/pdf-file.js";
import { UnreadPdf } from "./inspect/pdf-reader.js";
import { isSound } from "./inspect/sound-file.js";

/**
 * Reads what verification needs of a PDF. A report that another program wrote anew (`qpdf --linearize`) is equal to the
 * original when all of its objects are, and when every byte of the file belongs to one of them, to its one table or to
 * its frame; one that was updated in place, encrypted, or packed so that it can be read in more than one manner counts
 * as different.
 */
export function createPdfInspector(): PdfInspector {
  return {
    async attachments(pdf) {
      return unlessUnread(() => embeddedFiles(pdf));
    },
    async compare(pdf, rendered) {
      if (sameBytes(pdf, rendered)) return "identical";
      return unlessUnread(() => isEqual(pdf, rendered)) === true ? "equal" : "different";
    },
  };
}

function isEqual(pdf: Uint8Array, rendered: Uint8Array): boolean {
  const file = readPdf(pdf);
  if (!isSound(file)) return false;
  const partners = equalGraphs(file, readPdf(rendered));
  const additional = partners === undefined ? undefined : linearisation(file);
  if (partners === undefined || additional === undefined) return false;
  return file.objects.every(({ number }) => partners.has(number) || additional.includes(number));
}

function unlessUnread<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadPdf) return undefined;
    throw error;
  }
}
