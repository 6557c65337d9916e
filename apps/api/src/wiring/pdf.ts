import type { PdfRenderer } from "@hoc/incident-schemas/ports";

/** Renders reports; what it takes, fonts above all, is loaded when the first one is asked for. */
export function lazyPdfRenderer(): PdfRenderer {
  let renderer: Promise<PdfRenderer> | undefined;
  return {
    async render(file) {
      renderer ??= import("@hoc/export-bundles/pdf").then(({ createPdfRenderer }) => createPdfRenderer());
      return (await renderer).render(file);
    },
  };
}
