import type { PdfRenderer } from "@hoc/incident-schemas/ports";
import type { Bundle } from "../bundle/format.js";
import { RENDERER_ID } from "../bundle/renderer-id.js";
import { sameBytes } from "../crypto/bytes.js";
import type { PdfInspector } from "./pdf-inspector.js";
import { failed, type Outcome, PASSED } from "./progress.js";

/** What it takes to look into reports; without them the pages of a report are not verified. */
export interface PdfTools {
  readonly pdf?: PdfInspector | undefined;
  readonly renderer?: PdfRenderer | undefined;
}

/** Name under which a report embeds its bundle. */
const EMBEDDED_BUNDLE = "bundle.json";

/** The bundle that a report embeds, or what is wrong with it. */
export type EmbeddedBundle =
  | { readonly kind: "found"; readonly bytes: Uint8Array }
  | { readonly kind: "refused"; readonly outcome: Outcome };

/** Takes the bundle out of a report: the one file that it embeds. A second one would let a report say two things. */
export async function embeddedBundle(
  report: Uint8Array,
  path: string,
  inspector: PdfInspector,
): Promise<EmbeddedBundle> {
  const attachments = await inspector.attachments(report);
  if (attachments === undefined) {
    return { kind: "refused", outcome: failed(path, "The report is not a PDF that can be read.") };
  }
  const [only, ...others] = attachments;
  if (only?.name === EMBEDDED_BUNDLE && others.length === 0) return { kind: "found", bytes: only.bytes };
  return {
    kind: "refused",
    outcome: failed(path, `The report must embed exactly one file, ${EMBEDDED_BUNDLE}.`, {
      expected: EMBEDDED_BUNDLE,
      actual: attachments.length === 0 ? "none" : attachments.map(({ name }) => name).join(", "),
    }),
  };
}

/**
 * Whether the pages of a report are those that come of the bundle: it is rendered anew and compared. An overlay on a
 * page leaves the embedded bundle as it was, so that nothing else shows it.
 */
export async function checkPages(
  report: Uint8Array,
  path: string,
  { content }: Bundle,
  document: Uint8Array,
  { pdf, renderer }: PdfTools,
): Promise<Outcome> {
  const { renderer: made } = content.generator;
  if (pdf === undefined || renderer === undefined) return notCompared("this verifier cannot render reports");
  if (made !== RENDERER_ID)
    return notCompared(`they were made by ${JSON.stringify(made)}, and this verifier has ${RENDERER_ID}`);
  const rendered = await renderedAnew(renderer, document);
  if (rendered === undefined) return notCompared("this verifier could not render the bundle");
  if (sameBytes(report, rendered)) return PASSED;
  switch (await pdf.compare(report, rendered)) {
    case "identical":
      return PASSED;
    case "equal": {
      const warning =
        "The report was written anew by another program; its pages say the same, but the file is not the issuer's.";
      return { ...PASSED, warnings: [warning] };
    }
    case "different":
      return failed(path, "The pages are not those that come of the bundle: the report was changed after it was made.");
  }
}

/** The report of a bundle, or `undefined` for one that cannot be printed: a verdict is owed of any file. */
async function renderedAnew(renderer: PdfRenderer, document: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    return await renderer.render(document);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function notCompared(why: string): Outcome {
  return {
    kind: "skipped",
    notChecked: [`the pages of the report: ${why}`],
    warnings: ["The pages of the report were not compared with the bundle. Rely on the bundle alone."],
  };
}
