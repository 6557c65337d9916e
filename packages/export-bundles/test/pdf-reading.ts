import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";

/** An element of the structure tree, with what it says. */
export interface ReadElement {
  readonly type: string;
  readonly alt: string | undefined;
  /** Attributes such as `Scope` and `BBox`. */
  readonly attributes: PDFDict | undefined;
  /** What of it is drawn, and its parts, in reading order. */
  readonly children: readonly (string | ReadElement)[];
}

/** A report as a program reads it: its objects, its structure, its text, and what is wrong with its pages. */
export interface PdfReading {
  readonly document: PDFDocument;
  readonly elements: readonly ReadElement[];
  /** The text of the elements, in reading order. */
  readonly text: string;
  /** The text of the artifacts, by page. */
  readonly furniture: readonly string[];
  readonly findings: readonly string[];
}

/** Looks a member of a dictionary up, through references. */
export function look(dict: PDFDict, name: string): PDFObject | undefined {
  return dict.lookup(PDFName.of(name));
}

/** The text of a PDF string. */
export function textIn(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;
}

/** Reads a report that is not compressed. */
export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const findings: string[] = [];
  const marked = new Map<string, string>();
  const furniture: string[] = [];
  for (const [index, page] of document.getPages().entries()) {
    const contents = page.node.lookup(PDFName.of("Contents"));
    if (!(contents instanceof PDFRawStream)) throw new Error("The page has more than one content stream.");
    const fonts = page.node.lookup(PDFName.of("Resources"), PDFDict).lookup(PDFName.of("Font"), PDFDict);
    const seen = readPage(Buffer.from(contents.contents).toString("latin1"), unicodeOf(fonts));
    for (const finding of seen.findings) findings.push(`page ${index + 1}: ${finding}`);
    for (const [mcid, text] of seen.marked) marked.set(`${page.ref.tag} ${mcid}`, text);
    furniture.push(seen.artifacts.join(" "));
  }
  const root = look(document.catalog, "StructTreeRoot");
  const used = new Set<string>();
  const elements = root instanceof PDFDict ? childrenOf(root, undefined) : [];
  for (const key of marked.keys()) if (!used.has(key)) findings.push(`content ${key} belongs to no element`);
  const tops = elements.filter((child) => typeof child !== "string");
  return { document, elements: tops, text: textOf(tops), furniture, findings };

  function childrenOf(dict: PDFDict, page: string | undefined): (string | ReadElement)[] {
    const kids = look(dict, "K");
    const list = kids instanceof PDFArray ? kids.asArray() : kids === undefined ? [] : [kids];
    return list.map((kid) => {
      const own = kid instanceof PDFRef ? document.context.lookup(kid) : kid;
      if (own instanceof PDFNumber) return content(page, own.asNumber());
      if (!(own instanceof PDFDict)) throw new Error("The structure tree has something else in it.");
      const at = own.get(PDFName.of("Pg"));
      const mcid = look(own, "MCID");
      if (mcid instanceof PDFNumber) return content(at instanceof PDFRef ? at.tag : page, mcid.asNumber());
      return elementOf(own, at instanceof PDFRef ? at.tag : page);
    });
  }

  function elementOf(dict: PDFDict, page: string | undefined): ReadElement {
    const type = look(dict, "S");
    const attributes = look(dict, "A");
    return {
      type: type instanceof PDFName ? type.decodeText() : "",
      alt: textIn(look(dict, "Alt")),
      attributes: attributes instanceof PDFDict ? attributes : undefined,
      children: childrenOf(dict, page),
    };
  }

  function content(page: string | undefined, mcid: number): string {
    const key = `${page} ${mcid}`;
    const text = marked.get(key);
    if (text === undefined) findings.push(`the structure names content ${key}, which no page has`);
    if (used.has(key)) findings.push(`content ${key} belongs to two elements`);
    used.add(key);
    return text ?? "";
  }
}

/** The text of elements, in reading order. */
export function textOf(elements: readonly (string | ReadElement)[]): string {
  return elements.map((element) => (typeof element === "string" ? element : textOf(element.children))).join("\n");
}

/** All elements of a tree, in reading order. */
export function allElements(elements: readonly (string | ReadElement)[]): ReadElement[] {
  return elements.flatMap((element) =>
    typeof element === "string" ? [] : [element, ...allElements(element.children)],
  );
}

const PAINTING = new Set(["Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "EI"]);

const TOKEN = /<<|>>|<[0-9a-fA-F\s]*>|\((?:\\[\s\S]|[^\\()])*\)|\[|\]|\/[^\s<>[\]()/]*|[^\s<>[\]()/]+/g;

interface Mark {
  readonly mcid: number | undefined;
  readonly isArtifact: boolean;
}

function readPage(stream: string, unicode: ReadonlyMap<string, ReadonlyMap<string, string>>) {
  const findings: string[] = [];
  const marked = new Map<number, string>();
  const artifacts: string[] = [];
  const marks: Mark[] = [];
  let operands: string[] = [];
  let font = "";
  for (const token of stream.match(TOKEN) ?? []) {
    if (!/^[A-Za-z'"*]+\d*\*?$/.test(token) || token.startsWith("/")) {
      operands.push(token);
      continue;
    }
    if (token === "BMC" || token === "BDC") {
      const mcid = operands[operands.indexOf("/MCID") + 1];
      const isTagged = operands.includes("/MCID");
      if (marks.length > 0) findings.push("marked content within marked content");
      if (isTagged) marked.set(Number(mcid), marked.get(Number(mcid)) ?? "");
      marks.push({ mcid: isTagged ? Number(mcid) : undefined, isArtifact: operands[0] === "/Artifact" });
    } else if (token === "EMC") marks.pop();
    else if (token === "Tf") font = operands[0] ?? "";
    else if (PAINTING.has(token)) {
      const mark = marks.at(-1);
      if (mark === undefined || (mark.mcid === undefined && !mark.isArtifact))
        findings.push(`${token} outside of tags`);
      if (token === "TJ") {
        const glyphs: string[] =
          operands
            .filter((operand) => /^<[0-9a-f]/i.test(operand))
            .join("")
            .match(/[0-9a-f]{4}/gi) ?? [];
        if (glyphs.includes("0000")) findings.push("glyph 0 is drawn");
        const text = glyphs.map((glyph) => unicode.get(font)?.get(glyph.toLowerCase()) ?? "\u0000").join("");
        if (text.includes("\u0000")) findings.push("a glyph has no text");
        if (mark?.mcid !== undefined) {
          const before = marked.get(mark.mcid);
          marked.set(mark.mcid, before === "" || before === undefined ? text : `${before}\n${text}`);
        } else artifacts.push(text);
      }
    }
    operands = [];
  }
  if (marks.length > 0) findings.push("marked content is not ended");
  return { findings, marked, artifacts };
}

function unicodeOf(fonts: PDFDict): ReadonlyMap<string, ReadonlyMap<string, string>> {
  return new Map(
    fonts.keys().map((name) => {
      const map = fonts.lookup(name, PDFDict).lookup(PDFName.of("ToUnicode"));
      const text = map instanceof PDFRawStream ? Buffer.from(map.contents).toString("latin1") : "";
      return [name.toString(), readCharacterMap(text)];
    }),
  );
}

function readCharacterMap(cmap: string): Map<string, string> {
  const characters = new Map<string, string>();
  for (const [, from = "", , list = ""] of cmap.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g)) {
    for (const [index, [, units = ""]] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const code = (Number.parseInt(from, 16) + index).toString(16).padStart(4, "0");
      characters.set(code, Buffer.from(units.replaceAll(" ", ""), "hex").swap16().toString("utf16le"));
    }
  }
  return characters;
}
