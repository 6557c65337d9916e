import { parentPort } from "node:worker_threads";
import { createPdfRenderer } from "@hoc/export-bundles/pdf";

/** A bundle's file to render. */
export interface PdfRequest {
  readonly id: number;
  readonly file: Uint8Array;
}

/** What became of it. */
export type PdfAnswer =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly error: Error };

const renderer = createPdfRenderer();

parentPort?.on("message", ({ id, file }: PdfRequest) => {
  const answer = (message: PdfAnswer) => parentPort?.postMessage(message);
  renderer.render(file).then(
    (pdf) => answer({ id, pdf }),
    (error: Error) => answer({ id, error }),
  );
});
