import { inflateSync } from "node:zlib";
import { PDFArray, PDFDict, PDFName, PDFNull, type PDFObject, type PDFRawStream } from "@cantoo/pdf-lib";

/**
 * What a stream holds, or `undefined` when it is larger than the limit or packed in another way than reports and the
 * programs that rewrite them do it.
 */
export function streamBytes({ dict, contents }: PDFRawStream, limit: number): Uint8Array | undefined {
  const filters = filtersOf(dict.get(PDFName.of("Filter")));
  if (dict.has(PDFName.of("DecodeParms")) && !isNothing(dict.get(PDFName.of("DecodeParms")))) return undefined;
  if (filters.length === 0) return contents.length > limit ? undefined : contents;
  if (filters.length > 1 || filters[0] !== PDFName.of("FlateDecode")) return undefined;
  try {
    return inflateSync(contents, { maxOutputLength: Math.max(limit, 1) });
  } catch {
    return undefined;
  }
}

function filtersOf(filter: PDFObject | undefined): PDFObject[] {
  if (isNothing(filter) || filter === undefined) return [];
  return filter instanceof PDFArray ? filter.asArray() : [filter];
}

function isNothing(object: PDFObject | undefined): boolean {
  return object === undefined || object === PDFNull || (object instanceof PDFDict && object.keys().length === 0);
}
