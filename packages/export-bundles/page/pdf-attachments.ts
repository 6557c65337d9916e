import type { PdfInspector } from "../src/verify/pdf-inspector.js";

/** The name under which reports carry their bundle; every embedded file counts as one, so that a second one is noticed. */
const BUNDLE_NAME = "bundle.json";

const PACKED =
  "Another program has written this report anew and packed what it carries. Take bundle.json out of it (most PDF readers list attachments) and open that.";

const STREAM = /\bstream\r?\n/g;
const LENGTH = /\/Length\s+(\d{1,9})\b(?!\s+\d+\s+R)/;

/**
 * Reads the bundle that a report carries. Reports are written without compression, so their embedded file stands in
 * them as it is; of a PDF that another program has compressed since, nothing is read. Pages are not compared: that
 * takes the renderer.
 */
export const pageInspector: PdfInspector = {
  attachments: async (pdf) => {
    // One character a byte, so that positions in the text are positions in the file.
    const text = new TextDecoder("latin1").decode(pdf);
    if (!text.startsWith("%PDF-")) return undefined;
    const embedded = [...text.matchAll(/\/Type\s*\/EmbeddedFile\b/g)].map(({ index }) => streamAt(text, index));
    const isPacked = embedded.length === 0 && /\/Type\s*\/ObjStm\b/.test(text);
    if (isPacked || embedded.includes(undefined)) throw new Error(PACKED);
    return embedded.map((stream) => ({ name: BUNDLE_NAME, bytes: pdf.slice(...(stream ?? [])) }));
  },
  compare: async () => "different",
};

/** Where the stream begins and ends whose dictionary has a member at `index`; undefined when it is not plain. */
function streamAt(text: string, index: number): [from: number, to: number] | undefined {
  STREAM.lastIndex = index;
  const stream = STREAM.exec(text);
  if (stream === null) return undefined;
  const dictionary = text.slice(text.lastIndexOf(" obj", index), stream.index);
  const [, length] = LENGTH.exec(dictionary) ?? [];
  if (length === undefined || dictionary.includes("/Filter") || dictionary.includes("endobj")) return undefined;
  const from = stream.index + stream[0].length;
  return [from, from + Number(length)];
}
