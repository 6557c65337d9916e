import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFParser,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import { MAX_DOCUMENT_BYTES } from "../../canonical/strict-parse.js";
import { sameBytes } from "../../crypto/bytes.js";
import { streamBytes } from "./stream-bytes.js";

/** A file that is embedded in a PDF. */
export interface EmbeddedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Name of an embedded file that nothing in the PDF names. */
const UNNAMED = "(unnamed)";

/**
 * The files that are embedded in a PDF, in every version that an object has had: also those that a later update
 * replaced or that nothing points to any more, since some program may still find them. Two equal ones count once.
 *
 * @throws {Error} when the PDF or one of the files cannot be read.
 */
export async function embeddedFiles(pdf: Uint8Array): Promise<EmbeddedFile[]> {
  const objects = await allObjects(pdf);
  const names = namesOf(objects);
  const files: EmbeddedFile[] = [];
  for (const { ref, object } of objects) {
    if (!(object instanceof PDFRawStream)) continue;
    const given = names.get(ref);
    if (given === undefined && object.dict.get(TYPE) !== PDFName.of("EmbeddedFile")) continue;
    const bytes = streamBytes(object, MAX_DOCUMENT_BYTES);
    if (bytes === undefined) throw new Error("An embedded file is too large, or packed in a way that is not read.");
    for (const name of given ?? [UNNAMED]) {
      if (!files.some((file) => file.name === name && sameBytes(file.bytes, bytes))) files.push({ name, bytes });
    }
  }
  return files;
}

const TYPE = PDFName.of("Type");

interface Definition {
  readonly ref: PDFRef;
  readonly object: PDFObject;
}

/** Keeps every definition of every object, where pdf-lib keeps the last one. */
class Sweep extends PDFParser {
  readonly definitions: Definition[] = [];

  constructor(bytes: Uint8Array) {
    super(bytes);
    const { context } = this;
    const assign = context.assign.bind(context);
    context.assign = (ref, object) => {
      this.definitions.push({ ref, object });
      assign(ref, object);
    };
  }
}

async function allObjects(pdf: Uint8Array): Promise<readonly Definition[]> {
  const sweep = new Sweep(pdf);
  await sweep.parseDocument();
  return sweep.definitions;
}

/** Under which names the streams are embedded. */
function namesOf(objects: readonly Definition[]): ReadonlyMap<PDFRef, ReadonlySet<string>> {
  const names = new Map<PDFRef, Set<string>>();
  for (const { object } of objects) {
    for (const dict of dictsIn(object)) {
      for (const ref of streamsOf(dict, objects)) {
        const known = names.get(ref) ?? new Set();
        for (const name of namesIn(dict)) known.add(name);
        names.set(ref, known);
      }
    }
  }
  return names;
}

/** The streams that a file specification points to, in every version of the table that says so. */
function streamsOf(spec: PDFDict, objects: readonly Definition[]): PDFRef[] {
  const files = spec.get(PDFName.of("EF"));
  const tables =
    files instanceof PDFRef ? objects.filter(({ ref }) => ref === files).map(({ object }) => object) : [files];
  return tables
    .flatMap((table) => (table instanceof PDFDict ? table.values() : []))
    .filter((stream) => stream instanceof PDFRef);
}

function namesIn(spec: PDFDict): string[] {
  const names = ["UF", "F"]
    .map((name) => spec.get(PDFName.of(name)))
    .filter((name) => name instanceof PDFString || name instanceof PDFHexString)
    .map((name) => name.decodeText());
  return names.length === 0 ? [UNNAMED] : names;
}

function dictsIn(object: PDFObject): PDFDict[] {
  const found: PDFDict[] = [];
  const open: PDFObject[] = [object];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next instanceof PDFRawStream) open.push(next.dict);
    else if (next instanceof PDFArray) open.push(...next.asArray());
    else if (next instanceof PDFDict) {
      found.push(next);
      open.push(...next.values());
    }
  }
  return found;
}
