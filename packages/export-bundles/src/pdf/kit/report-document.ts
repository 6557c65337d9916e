import PDFDocument from "pdfkit";
import { type DocumentFacts, xmpOf } from "./xmp.js";

/** Which standards a document claims: PDF/A-3a with PDF/UA-1, or PDF/A-1b, which a validator of its own can check. */
export type Standard = "PDF/A-3a" | "PDF/A-1b";

/** What a document is made with. */
export interface DocumentOptions {
  readonly facts: DocumentFacts;
  readonly size: "A4" | "Letter";
  readonly language: string;
  readonly standard: Standard;
}

/** A pdfkit document whose bytes depend on nothing but what is put into it. */
export class ReportDocument extends PDFDocument {
  readonly #facts: DocumentFacts;
  readonly #standard: Standard;

  constructor({ facts, size, language, standard }: DocumentOptions) {
    super({
      autoFirstPage: false,
      bufferPages: true,
      compress: false,
      displayTitle: true,
      info: {
        Title: facts.title,
        Author: facts.author,
        Subject: facts.subject,
        Keywords: facts.keywords,
        Creator: facts.creator,
        Producer: facts.producer,
        CreationDate: facts.createdAt,
        ModDate: facts.createdAt,
      },
      lang: language,
      margin: 0,
      pdfVersion: standard === "PDF/A-1b" ? "1.4" : "1.7",
      size: size === "A4" ? "A4" : "LETTER",
      subset: standard,
      tagged: true,
    });
    this.#facts = facts;
    this.#standard = standard;
  }

  /** Replaces pdfkit's own, which puts titles into XML as they are. */
  _addInfo(): void {
    this.appendXML(xmpOf(this.#facts, { isUniversallyAccessible: this.#standard === "PDF/A-3a" }));
  }

  /** Ends the document and gives its bytes. */
  async bytes(): Promise<Uint8Array> {
    const outline = this.outline as unknown as { dictionary: { data: Record<string, unknown> }; children: unknown[] };
    if (outline.children.length > 0) outline.dictionary.data.Count = outline.children.length;
    const chunks: Uint8Array[] = [];
    this.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    const ended = new Promise((resolve, reject) => this.on("end", resolve).on("error", reject));
    this.end();
    await ended;
    return Buffer.concat(chunks);
  }
}
