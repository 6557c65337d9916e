import {
  PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFObjectParser,
  PDFRawStream,
  type PDFRef,
} from "@cantoo/pdf-lib";

/** Most cross-reference tables that a file may have: one, and a second one when it is linearised. */
const MAX_TABLES = 2;

/**
 * A PDF as viewers read it: every object is the one that the cross-reference table points to. Only files of one
 * generation are read, with plain tables, unencrypted, and with streams that say how long they are: in them there is
 * nothing that one program finds and another does not.
 */
export class PdfFile {
  readonly #bytes: Buffer;
  readonly #offsets: ReadonlyMap<string, number>;
  readonly #context = PDFContext.create();
  readonly #objects = new Map<string, PDFObject | undefined>();
  readonly trailer: PDFDict;

  private constructor(bytes: Buffer, offsets: ReadonlyMap<string, number>, trailer: PDFDict) {
    this.#bytes = bytes;
    this.#offsets = offsets;
    this.trailer = trailer;
  }

  /** Opens a file; `undefined` when it is none of those that are read. */
  static open(file: Uint8Array): PdfFile | undefined {
    const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
    const offsets = new Map<string, number>();
    const tables: Table[] = [];
    let at = startOfTables(bytes);
    while (at !== undefined) {
      const table = readTable(bytes, at);
      if (table === undefined || tables.length === MAX_TABLES) return undefined;
      for (const [object, offset] of table.offsets) {
        if (offsets.has(object)) return undefined;
        offsets.set(object, offset);
      }
      tables.push(table);
      at = numberIn(table.trailer, "Prev");
    }
    const [newest] = tables;
    return newest === undefined ? undefined : new PdfFile(bytes, offsets, newest.trailer);
  }

  /** The object that a reference stands for, or `undefined` when it cannot be read in exactly one way. */
  object(ref: PDFRef): PDFObject | undefined {
    if (!this.#objects.has(ref.tag)) this.#objects.set(ref.tag, this.#read(ref.tag));
    return this.#objects.get(ref.tag);
  }

  #read(tag: string): PDFObject | undefined {
    const offset = this.#offsets.get(tag);
    if (offset === undefined) return undefined;
    const header = /^(\d+)\s+(\d+)\s+obj\b/.exec(this.#bytes.toString("latin1", offset, offset + 40));
    if (header === null || `${Number(header[1])} ${Number(header[2])} R` !== tag) return undefined;
    const from = offset + header[0].length;
    const object = parseObject(this.#bytes.subarray(from), this.#context);
    return object instanceof PDFRawStream && numberIn(object.dict, "Length") !== object.contents.length
      ? undefined
      : object;
  }
}

interface Table {
  readonly offsets: ReadonlyMap<string, number>;
  readonly trailer: PDFDict;
}

function startOfTables(bytes: Buffer): number | undefined {
  const end = bytes.toString("latin1", Math.max(0, bytes.length - 1_024));
  const [, offset] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(end) ?? [];
  return offset === undefined ? undefined : Number(offset);
}

function readTable(bytes: Buffer, at: number): Table | undefined {
  const end = bytes.indexOf("trailer", at, "latin1");
  if (end === -1) return undefined;
  const lines = bytes
    .toString("latin1", at, end)
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.shift() !== "xref") return undefined;
  const offsets = new Map<string, number>();
  let next = 0;
  let left = 0;
  for (const line of lines) {
    const [, offset, generation, kind] = /^(\d{10}) (\d{5}) ([nf])$/.exec(line) ?? [];
    if (offset === undefined || generation === undefined) {
      const [, first, count] = /^(\d+) (\d+)$/.exec(line) ?? [];
      if (first === undefined || left > 0) return undefined;
      [next, left] = [Number(first), Number(count)];
      continue;
    }
    if (kind === "n") offsets.set(`${next} ${Number(generation)} R`, Number(offset));
    next += 1;
    left -= 1;
  }
  const trailer = parseObject(bytes.subarray(end + "trailer".length), PDFContext.create());
  const isPlain = trailer instanceof PDFDict && !["Encrypt", "XRefStm"].some((name) => trailer.has(PDFName.of(name)));
  return left === 0 && isPlain ? { offsets, trailer } : undefined;
}

function parseObject(bytes: Uint8Array, context: PDFContext): PDFObject | undefined {
  try {
    return PDFObjectParser.forBytes(bytes, context).parseObject();
  } catch {
    return undefined;
  }
}

function numberIn(dict: PDFDict, name: string): number | undefined {
  const value = dict.get(PDFName.of(name));
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}
