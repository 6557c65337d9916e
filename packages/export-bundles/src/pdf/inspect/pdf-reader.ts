import { numberIn, type PdfDictionary, type PdfStream, type PdfValue } from "./pdf-values.js";

/** Deepest nesting of arrays and dictionaries. */
const MAX_DEPTH = 64;

/** Most values of a file, which bounds the memory that they take; the largest reports have some hundred thousand. */
const MAX_VALUES = 5_000_000;

/** Most pieces of one text. */
const MAX_PIECES = 100_000;

/** Space is what PDF calls so: six bytes, and no other one that a programming language may take for space. */
const SPACE = "[\\0\\t\\n\\f\\r ]";

/** A word ends where a space, a delimiter or the file's end follows. */
const END = "(?=[\\0\\t\\n\\f\\r ()<>[\\]{}/%]|$)";

const pattern = (source: string) => new RegExp(source, "y");

const SPACES = pattern(`${SPACE}*`);
const REFERENCE = pattern(`(\\d{1,10})${SPACE}+0${SPACE}+R${END}`);
const NUMBER = pattern(`[+-]?(?:\\d{1,20}(?:\\.\\d{0,20})?|\\.\\d{1,20})${END}`);
const WORD = pattern(`(?:true|false|null)${END}`);
const NAME = pattern(`/((?:[^\\0- ()<>[\\]{}/%#\\x7f-\\xff]|#[0-9A-Fa-f]{2}){0,127})${END}`);
const HEX = pattern("<((?:[0-9A-Fa-f]{2})*)>");
const PIECE = /[^\\()\r]{1,1000}|[()]|\\(?:[0-7]{1,3}|\r\n|[^0-7])/y;
const STREAM = pattern("stream\\r?\\n");
const STREAM_END = pattern(`(?:\\r\\n|\\n|\\r)?endstream${END}`);

const WORDS: Readonly<Record<string, null | boolean>> = { true: true, false: false, null: null };

/** A reason not to read a file. */
export class UnreadPdf extends Error {}

/**
 * Reads a PDF from its first byte to its last, and never twice. It knows only what every program reads in the same
 * way: no comments, no second value under one name, no stream whose length must be guessed. Everything else throws.
 */
export class PdfReader {
  readonly #bytes: Buffer;
  readonly #text: string;
  #values = 0;
  /** Where the next byte is read. */
  at = 0;

  constructor(file: Uint8Array) {
    this.#bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
    this.#text = this.#bytes.toString("latin1");
  }

  get isAtEnd(): boolean {
    return this.at === this.#text.length;
  }

  /** Takes what follows when it is as a sticky pattern says. */
  take(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.at;
    const match = sticky.exec(this.#text);
    if (match === null) return undefined;
    this.at = sticky.lastIndex;
    return match;
  }

  /** Takes what has to follow. */
  expect(sticky: RegExp): RegExpExecArray {
    return this.take(sticky) ?? this.refuse(`${sticky.source} was expected`);
  }

  skipSpace(): void {
    this.take(SPACES);
  }

  /** The value that follows, without the spaces around it; a stream only where an object begins. */
  value(depth = 0): PdfValue {
    this.#values += 1;
    if (depth > MAX_DEPTH || this.#values > MAX_VALUES) this.refuse("too many values, or too deep ones");
    const [, number] = this.take(REFERENCE) ?? [];
    if (number !== undefined) return { kind: "reference", number: Number(number) };
    const [digits] = this.take(NUMBER) ?? [];
    if (digits !== undefined) return { kind: "plain", value: Number(digits) };
    const [word] = this.take(WORD) ?? [];
    if (word !== undefined) return { kind: "plain", value: WORDS[word] ?? null };
    const [, name] = this.take(NAME) ?? [];
    if (name !== undefined) return { kind: "name", name: nameOf(name) };
    const [, hex] = this.take(HEX) ?? [];
    if (hex !== undefined) return { kind: "text", bytes: Buffer.from(hex, "hex").toString("latin1") };
    if (this.#takes("<<")) return { kind: "dictionary", entries: this.#entries(depth) };
    if (this.#takes("[")) return { kind: "array", items: this.#items(depth) };
    if (this.#takes("(")) return { kind: "text", bytes: this.#literal() };
    return this.refuse("no value");
  }

  /** The value of an object, which may be a stream. */
  object(): PdfValue {
    const value = this.value();
    if (value.kind !== "dictionary") return value;
    const { at } = this;
    this.skipSpace();
    if (this.take(STREAM) !== undefined) return this.#stream(value);
    this.at = at;
    return value;
  }

  #stream(dictionary: PdfDictionary): PdfStream {
    const length = numberIn(dictionary, "Length");
    if (length === undefined || !Number.isInteger(length) || length < 0) this.refuse("a stream says no length");
    const contents = this.#bytes.subarray(this.at, this.at + length);
    this.at += contents.length;
    this.expect(STREAM_END);
    return { kind: "stream", entries: dictionary.entries, contents };
  }

  /** A dictionary that follows. */
  dictionary(): PdfDictionary {
    const value = this.value();
    return value.kind === "dictionary" ? value : this.refuse("no dictionary");
  }

  #entries(depth: number): ReadonlyMap<string, PdfValue> {
    const entries = new Map<string, PdfValue>();
    for (this.skipSpace(); !this.#takes(">>"); this.skipSpace()) {
      const name = nameOf(this.expect(NAME)[1] ?? "");
      if (entries.has(name)) this.refuse(`${name} is there twice`);
      this.skipSpace();
      entries.set(name, this.value(depth + 1));
    }
    return entries;
  }

  #items(depth: number): PdfValue[] {
    const items: PdfValue[] = [];
    for (this.skipSpace(); !this.#takes("]"); this.skipSpace()) items.push(this.value(depth + 1));
    return items;
  }

  /** The bytes of a text in parentheses, of which the first one is taken already. */
  #literal(): string {
    const bytes: string[] = [];
    for (let open = 1; bytes.length < MAX_PIECES; ) {
      const [piece] = this.expect(PIECE);
      if (piece === "(") open += 1;
      if (piece === ")") open -= 1;
      if (open === 0) return bytes.join("");
      bytes.push(piece.startsWith("\\") ? escaped(piece.slice(1)) : piece);
    }
    return this.refuse("a text is too long");
  }

  #takes(text: string): boolean {
    const follows = this.#text.startsWith(text, this.at);
    if (follows) this.at += text.length;
    return follows;
  }

  /** Refuses the file at this byte. */
  refuse(why: string): never {
    throw new UnreadPdf(`At byte ${this.at}: ${why}.`);
  }
}

function nameOf(written: string): string {
  return written.replaceAll(/#(..)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  "\n": "",
  "\r": "",
  "\r\n": "",
};

function escaped(code: string): string {
  if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 0xff);
  return ESCAPES[code] ?? code;
}
