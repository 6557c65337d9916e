import { MAX_DOCUMENT_BYTES } from "../../canonical/strict-parse.js";
import { PdfReader, UnreadPdf } from "./pdf-reader.js";
import { nameIn, numberIn, type PdfDictionary, type PdfValue } from "./pdf-values.js";

/** The first line, and the one that shows programs that the file is not text. */
const HEADER = /%PDF-1\.[0-7][\r\n]{1,2}(?:%[\x80-\xff]{4,8}[\r\n]{1,2})?/y;
const OBJECT = /(\d{1,10})[\0\t\n\f\r ]+0[\0\t\n\f\r ]+obj(?=[\0\t\n\f\r <[(/])/y;
const OBJECT_END = /endobj(?=[\0\t\n\f\r ])/y;
const TABLE = /xref[\r\n ]{1,3}/y;
const RANGE = /(\d{1,10}) (\d{1,10})[\r\n ]{1,3}/y;
const ENTRY = /(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)/y;
const TRAILER = /trailer/y;
const START = /startxref[\0\t\n\f\r ]+(\d{1,10})[\0\t\n\f\r ]+%%EOF(?=[\r\n]|$)/y;

/** Largest PDF that is looked into. */
const MAX_PDF_BYTES = MAX_DOCUMENT_BYTES;

/** An object as it stands in a file. */
export interface PdfObject {
  readonly at: number;
  readonly number: number;
  readonly value: PdfValue;
}

/** A cross-reference table with its trailer and what follows it. */
export interface PdfTable {
  readonly at: number;
  /** Where the objects that are in use begin, by their numbers. */
  readonly offsets: ReadonlyMap<number, number>;
  readonly trailer: PdfDictionary;
  /** Where a program begins to read when the file ends with this table. */
  readonly start: number;
  /** How many objects stand in front of the table. */
  readonly objectsBefore: number;
}

/** Everything that stands in a PDF, in the order in which it stands there. */
export interface PdfFile {
  readonly length: number;
  readonly objects: readonly PdfObject[];
  readonly tables: readonly PdfTable[];
  /** The table at which programs begin to read. */
  readonly newest: PdfTable;
}

/**
 * Reads a PDF of objects, plain cross-reference tables and nothing else but space, in time that grows with its length.
 * Files that are encrypted, or that pack objects or tables into streams, are not read; nothing is unpacked here.
 *
 * @throws {UnreadPdf} for every other file.
 */
export function readPdf(file: Uint8Array): PdfFile {
  if (file.length > MAX_PDF_BYTES) throw new UnreadPdf(`The PDF has more than ${MAX_PDF_BYTES} bytes.`);
  const reader = new PdfReader(file);
  reader.expect(HEADER);
  const objects: PdfObject[] = [];
  const tables: PdfTable[] = [];
  for (reader.skipSpace(); !reader.isAtEnd; reader.skipSpace()) {
    const { at } = reader;
    if (reader.take(TABLE) === undefined) objects.push(readObject(reader));
    else tables.push({ at, ...readTable(reader), objectsBefore: objects.length });
  }
  const newest = tables.find(({ at }) => at === tables.at(-1)?.start);
  if (newest === undefined || !isPlain(objects, tables))
    return reader.refuse("objects or tables are packed, encrypted or missing");
  return { length: file.length, objects, tables, newest };
}

/** Whether programs find all objects by the tables alone: no table is elsewhere than here, and nothing is packed. */
function isPlain(objects: readonly PdfObject[], tables: readonly PdfTable[]): boolean {
  const places = new Set(tables.map(({ at }) => at));
  const isPointedAt = ({ start, trailer }: PdfTable, index: number): boolean =>
    (places.has(start) || (start === 0 && index < tables.length - 1)) &&
    (!trailer.entries.has("Prev") || places.has(numberIn(trailer, "Prev") ?? -1)) &&
    !["Encrypt", "XRefStm"].some((name) => trailer.entries.has(name));
  const isPacked = ({ value }: PdfObject): boolean =>
    value.kind === "stream" && ["ObjStm", "XRef"].includes(nameIn(value, "Type") ?? "");
  return tables.every(isPointedAt) && !objects.some(isPacked);
}

function readObject(reader: PdfReader): PdfObject {
  const { at } = reader;
  const number = Number(reader.expect(OBJECT)[1]);
  reader.skipSpace();
  const value = reader.object();
  reader.skipSpace();
  reader.expect(OBJECT_END);
  return { at, number, value };
}

function readTable(reader: PdfReader): Pick<PdfTable, "offsets" | "trailer" | "start"> {
  const offsets = new Map<number, number>();
  for (let range = reader.take(RANGE); range !== undefined; range = reader.take(RANGE)) {
    const [first, count] = [Number(range[1]), Number(range[2])];
    for (let number = first; number < first + count; number++) {
      const [, offset, generation, kind] = reader.expect(ENTRY);
      if (kind === "f") continue;
      if (Number(generation) !== 0 || offsets.has(number)) reader.refuse(`object ${number} is there twice`);
      offsets.set(number, Number(offset));
    }
  }
  reader.skipSpace();
  reader.expect(TRAILER);
  reader.skipSpace();
  const trailer = reader.dictionary();
  reader.skipSpace();
  return { offsets, trailer, start: Number(reader.expect(START)[1]) };
}
