import { PDFArray, PDFBool, PDFDict, PDFName, PDFNumber, PDFRawStream } from "@cantoo/pdf-lib";
import { allElements, look, type PdfReading, type ReadElement, readPdf, textIn } from "./pdf-reading.js";

/** Most bytes of a string of a PDF/A. */
const MAX_STRING_BYTES = 32_767;

/**
 * What is wrong with a report by the rules of PDF/A-3a and PDF/UA-1 that can be checked without another program: tags,
 * structure, figures, tables, fonts, glyphs, attachments and metadata. Nothing is wrong when it is empty.
 */
export async function lintPdf(bytes: Uint8Array): Promise<string[]> {
  const reading = await readPdf(bytes);
  return [
    ...reading.findings,
    ...lintCatalog(reading),
    ...lintHeadings(reading),
    ...allElements(reading.elements).flatMap(lintElement),
    ...lintFonts(reading),
    ...lintAttachments(reading),
    ...lintMetadata(reading),
    ...lintStrings(bytes),
  ];
}

function lintCatalog({ document, elements }: PdfReading): string[] {
  const { catalog } = document;
  const findings: string[] = [];
  const mark = look(catalog, "MarkInfo");
  if (!(mark instanceof PDFDict) || look(mark, "Marked") !== PDFBool.True)
    findings.push("MarkInfo does not say Marked");
  if (!textIn(look(catalog, "Lang"))) findings.push("no Lang");
  const viewer = look(catalog, "ViewerPreferences");
  if (!(viewer instanceof PDFDict) || look(viewer, "DisplayDocTitle") !== PDFBool.True)
    findings.push("DisplayDocTitle is not set");
  if (!(look(catalog, "OutputIntents") instanceof PDFArray)) findings.push("no OutputIntents");
  const outlines = look(catalog, "Outlines");
  if (outlines instanceof PDFDict && !(look(outlines, "Count") instanceof PDFNumber))
    findings.push("the outline has no Count");
  if (elements.length !== 1 || elements[0]?.type !== "Document") findings.push("the root is not one Document");
  for (const [index, page] of document.getPages().entries()) {
    if (look(page.node, "Tabs") !== PDFName.of("S")) findings.push(`page ${index + 1} has no Tabs S`);
  }
  return findings;
}

function lintHeadings({ elements }: PdfReading): string[] {
  const levels = allElements(elements).flatMap(({ type }) => (/^H[1-6]$/.test(type) ? [Number(type[1])] : []));
  const findings = levels.flatMap((level, index) => {
    const previous = levels[index - 1] ?? 0;
    return level > previous + 1 ? [`H${level} follows H${previous}`] : [];
  });
  if (levels.filter((level) => level === 1).length !== 1) findings.push("there is not exactly one H1");
  return findings;
}

const PARTS: Readonly<Record<string, readonly string[]>> = {
  Document: ["H1", "H2", "H3", "P", "L", "Table", "Figure"],
  L: ["LI"],
  LI: ["Lbl", "LBody"],
  Table: ["THead", "TBody"],
  THead: ["TR"],
  TBody: ["TR"],
  TR: ["TH", "TD"],
};

function lintElement(element: ReadElement): string[] {
  const { type, children, alt, attributes } = element;
  const parts = children.filter((child) => typeof child !== "string");
  const allowed = PARTS[type] ?? [];
  const findings = parts.filter((part) => !allowed.includes(part.type)).map((part) => `${part.type} in ${type}`);
  if (type in PARTS && parts.length < children.length) findings.push(`${type} has content of its own`);
  if (type === "Figure" && !alt) findings.push("a figure has no Alt");
  if (type === "Figure" && attributes?.lookup(PDFName.of("BBox")) === undefined) findings.push("a figure has no BBox");
  if (type === "TH" && attributes?.lookup(PDFName.of("Scope")) === undefined) findings.push("a TH has no Scope");
  if (type === "Table") findings.push(...lintTable(parts));
  return findings;
}

function lintTable(parts: readonly ReadElement[]): string[] {
  const findings: string[] = [];
  if (parts.map(({ type }) => type).join(" ") !== "THead TBody") findings.push("a table is not THead and TBody");
  const rows = allElements(parts).filter(({ type }) => type === "TR");
  if (new Set(rows.map(({ children }) => children.length)).size > 1) findings.push("a table is not regular");
  return findings;
}

function lintFonts({ document }: PdfReading): string[] {
  const findings: string[] = [];
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    if (look(object, "Type") === PDFName.of("FontDescriptor") && !(look(object, "FontFile2") instanceof PDFRawStream))
      findings.push("a font is not embedded");
    if (look(object, "Subtype") === PDFName.of("Type0") && !(look(object, "ToUnicode") instanceof PDFRawStream))
      findings.push("a font has no ToUnicode");
    if (look(object, "Type") === PDFName.of("Font") && look(object, "Subtype") === PDFName.of("Type1"))
      findings.push("a standard font is used");
  }
  return findings;
}

function lintAttachments({ document }: PdfReading): string[] {
  const files = look(document.catalog, "AF");
  if (!(files instanceof PDFArray) || files.size() !== 1) return ["AF does not name exactly one file"];
  const spec = files.lookup(0, PDFDict);
  const findings: string[] = [];
  if (textIn(look(spec, "F")) !== "bundle.json" || textIn(look(spec, "UF")) !== "bundle.json")
    findings.push("F and UF are not bundle.json");
  if (look(spec, "AFRelationship") !== PDFName.of("Source")) findings.push("AFRelationship is not Source");
  const stream = spec.lookup(PDFName.of("EF"), PDFDict).lookup(PDFName.of("F"));
  if (!(stream instanceof PDFRawStream)) return [...findings, "the file is missing"];
  const subtype = look(stream.dict, "Subtype");
  if (!(subtype instanceof PDFName) || subtype.decodeText() !== "application/json")
    findings.push("the file's type is not application/json");
  const params = look(stream.dict, "Params");
  if (!(params instanceof PDFDict) || look(params, "ModDate") === undefined) findings.push("the file has no ModDate");
  return findings;
}

function lintMetadata({ document }: PdfReading): string[] {
  const stream = look(document.catalog, "Metadata");
  if (!(stream instanceof PDFRawStream)) return ["no XMP"];
  const xmp = Buffer.from(stream.contents).toString("utf8");
  const findings = malformed(xmp);
  const say = (name: string, value: string) => {
    if (!xmp.includes(`<${name}>${value}</${name}>`)) findings.push(`XMP does not say ${name} ${value}`);
  };
  say("pdfaid:part", "3");
  say("pdfaid:conformance", "A");
  say("pdfuaid:part", "1");
  if (!xmp.includes("http://www.aiim.org/pdfa/ns/extension/")) findings.push("XMP does not describe pdfuaid");
  if (!/<dc:title>.*<rdf:li[^>]*>[^<]+<\/rdf:li>/s.test(xmp)) findings.push("XMP has no title");
  const title = /<dc:title>.*?<rdf:li[^>]*>([^<]*)<\/rdf:li>/s.exec(xmp)?.[1] ?? "";
  if (unescaped(title) !== document.getTitle()) findings.push("the titles of XMP and Info differ");
  return findings;
}

/** Whether XML is well-formed, as far as our own has it: matching tags, known entities, no control characters. */
function malformed(xml: string): string[] {
  const findings: string[] = [];
  const open: string[] = [];
  const text = xml.replaceAll(
    /<(\/?)([A-Za-z:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|<\?xpacket [^?]*\?>/g,
    (_, end, name, __, empty) => {
      if (name === undefined || empty === "/") return "";
      if (end !== "/") open.push(name);
      else if (open.pop() !== name) findings.push(`XMP: ${name} is ended where it is not open`);
      return "";
    },
  );
  if (open.length > 0) findings.push(`XMP: ${open.join(", ")} is not ended`);
  if (/[<>]|&(?!(?:amp|lt|gt|quot);)/.test(text)) findings.push("XMP has a character that must be escaped");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is what is checked.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) findings.push("XMP has a control character");
  return findings;
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

function lintStrings(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString("latin1");
  const longest = Math.max(...(text.match(/<[0-9a-f]{100,}>/g) ?? []).map(({ length }) => length / 2), 0);
  return longest > MAX_STRING_BYTES ? [`a string has ${longest} bytes`] : [];
}
