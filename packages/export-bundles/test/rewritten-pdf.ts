import { deflateSync } from "node:zlib";
import { PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";

/** A PDF as another program writes it: the same objects, otherwise placed and packed, after a change of some of them. */
export async function rewrittenPdf(
  pdf: Uint8Array,
  change: (document: PDFDocument) => void = () => undefined,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(Uint8Array.from(pdf), { updateMetadata: false });
  change(document);
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.dict.has(PDFName.of("Filter"))) continue;
    object.dict.set(PDFName.of("Filter"), PDFName.of("FlateDecode"));
    document.context.assign(ref, PDFRawStream.of(object.dict, deflateSync(object.contents)));
  }
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
}

/** A PDF with an update behind its end: objects that replace those of the same number. */
export function updatedPdf(pdf: Uint8Array, objects: Readonly<Record<number, string>>): Uint8Array {
  const before = Buffer.from(pdf).toString("latin1");
  const last = (pattern: RegExp) => [...before.matchAll(pattern)].at(-1)?.[1] ?? "";
  let text = `${before}\n`;
  let table = "xref\n";
  for (const [number, object] of Object.entries(objects)) {
    table += `${number} 1\n${String(text.length).padStart(10, "0")} 00000 n \n`;
    text += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const start = text.length;
  text += `${table}trailer\n<< /Size ${last(/\/Size (\d+)/g)} /Root ${last(/\/Root (\d+ 0 R)/g)} /Info ${last(/\/Info (\d+ 0 R)/g)} /Prev ${last(/startxref\s+(\d+)/g)} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}
