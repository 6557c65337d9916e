/** Reads what verification needs of a PDF; made by `createPdfInspector` of `@hoc/export-bundles/pdf`. */
export interface PdfInspector {
  /** The files embedded in a PDF, also those that no current object names; `undefined` when it is no PDF. */
  attachments(pdf: Uint8Array): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[] | undefined>;
  /**
   * Compares a report with the one that was rendered from its bundle: `identical` bytes, `equal` when another program
   * wrote the same pages anew, else `different`.
   */
  compare(pdf: Uint8Array, rendered: Uint8Array): Promise<"identical" | "equal" | "different">;
}
