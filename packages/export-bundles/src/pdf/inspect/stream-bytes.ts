import { inflateSync } from "node:zlib";
import { NOTHING, type PdfStream, type PdfValue } from "./pdf-values.js";

/**
 * What a stream holds, or `undefined` when it is larger than the limit or packed in another way than reports and the
 * programs that rewrite them do it.
 */
export function streamBytes({ entries, contents }: PdfStream, limit: number): Uint8Array | undefined {
  const filters = filtersOf(entries.get("Filter") ?? NOTHING);
  if (!isNothing(entries.get("DecodeParms") ?? NOTHING)) return undefined;
  if (filters.length === 0) return contents.length > limit ? undefined : contents;
  const [filter, ...others] = filters;
  if (others.length > 0 || filter?.kind !== "name" || filter.name !== "FlateDecode") return undefined;
  try {
    return inflateSync(contents, { maxOutputLength: Math.max(limit, 1) });
  } catch {
    return undefined;
  }
}

function filtersOf(filter: PdfValue): readonly PdfValue[] {
  if (isNothing(filter)) return [];
  return filter.kind === "array" ? filter.items : [filter];
}

function isNothing(value: PdfValue): boolean {
  return value.kind === "dictionary" ? value.entries.size === 0 : value.kind === "plain" && value.value === null;
}
