import { MAX_DOCUMENT_BYTES } from "../../canonical/strict-parse.js";
import { toHex } from "../../crypto/bytes.js";
import { sha256 } from "../../crypto/primitives.js";
import { type PdfObject, readPdf } from "./pdf-file.js";
import { UnreadPdf } from "./pdf-reader.js";
import { nameIn, type PdfDictionary, type PdfValue } from "./pdf-values.js";
import { streamBytes } from "./stream-bytes.js";

/** A file that is embedded in a PDF. */
export interface EmbeddedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Name of an embedded file that nothing in the PDF names. */
const UNNAMED = "(unnamed)";

/** How often files may be named in all. A report names its one file twice; more would cost time, and be refused. */
const MAX_NAMINGS = 100;

/**
 * The files that are embedded in a PDF, in every version that an object has had: also those that a later update
 * replaced or that nothing points to any more, since some program may still find them. Two equal ones count once.
 *
 * @throws {UnreadPdf} when the PDF or one of the files is not read, or the files are too many or too large together.
 */
export function embeddedFiles(pdf: Uint8Array): EmbeddedFile[] {
  const { objects } = readPdf(pdf);
  const names = namesOf(objects);
  const files = new Map<string, EmbeddedFile>();
  let room = MAX_DOCUMENT_BYTES;
  for (const { number, value } of objects) {
    if (value.kind !== "stream") continue;
    const given = names.get(number);
    if (given === undefined && nameIn(value, "Type") !== "EmbeddedFile") continue;
    const bytes = streamBytes(value, room);
    if (bytes === undefined) throw new UnreadPdf("An embedded file is too large, or packed in a way that is not read.");
    room -= bytes.length;
    const digest = toHex(sha256(bytes));
    for (const name of given ?? [UNNAMED]) files.set(`${digest} ${name}`, { name, bytes });
  }
  return [...files.values()];
}

/** Under which names the streams are embedded, by their numbers. */
function namesOf(objects: readonly PdfObject[]): ReadonlyMap<number, ReadonlySet<string>> {
  const versions = new Map<number, PdfValue[]>();
  for (const { number, value } of objects) {
    const earlier = versions.get(number);
    if (earlier === undefined) versions.set(number, [value]);
    else earlier.push(value);
  }
  const names = new Map<number, Set<string>>();
  let namings = 0;
  for (const { value } of objects) {
    for (const spec of dictionariesIn(value)) {
      const files = spec.entries.get("EF");
      if (files === undefined) continue;
      const tables = files.kind === "reference" ? (versions.get(files.number) ?? []) : [files];
      const streams = tables.flatMap(valuesIn);
      namings += 1 + tables.length + streams.length;
      if (namings > MAX_NAMINGS) throw new UnreadPdf("The PDF names embedded files too often.");
      for (const stream of streams) {
        if (stream.kind !== "reference") continue;
        names.set(stream.number, new Set([...(names.get(stream.number) ?? []), ...namesIn(spec)]));
      }
    }
  }
  return names;
}

function namesIn({ entries }: PdfDictionary): string[] {
  const names = ["UF", "F"].flatMap((name) => {
    const value = entries.get(name);
    return value?.kind === "text" ? [textOf(value.bytes)] : [];
  });
  return names.length === 0 ? [UNNAMED] : names;
}

/** A text of a PDF: UTF-16 where it says so. */
function textOf(bytes: string): string {
  return bytes.startsWith("\xfe\xff") ? new TextDecoder("utf-16be").decode(Buffer.from(bytes, "latin1")) : bytes;
}

function* dictionariesIn(value: PdfValue): Generator<PdfDictionary> {
  if (value.kind === "dictionary" || value.kind === "stream") yield { kind: "dictionary", entries: value.entries };
  for (const inner of valuesIn(value)) yield* dictionariesIn(inner);
}

function valuesIn(value: PdfValue): readonly PdfValue[] {
  if (value.kind === "array") return value.items;
  return value.kind === "dictionary" || value.kind === "stream" ? [...value.entries.values()] : [];
}
