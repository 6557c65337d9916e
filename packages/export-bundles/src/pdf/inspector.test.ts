import { PDFDict, PDFName, PDFNumber, PDFRawStream } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import { rewrittenPdf, updatedPdf } from "../../test/rewritten-pdf.js";
import { aSealedStory } from "../../test/sealed.js";
import { bundleBytes } from "../bundle/seal.js";
import { createPdfInspector } from "./inspector.js";
import { createPdfRenderer } from "./renderer.js";

const inspector = createPdfInspector();
let file: Uint8Array;
let report: Uint8Array;
let text: string;

beforeAll(async () => {
  file = bundleBytes(await aSealedStory({ type: "executive_debrief" }));
  report = await createPdfRenderer().render(file);
  text = Buffer.from(report).toString("latin1");
});

const bytesOf = (pdf: string) => Buffer.from(pdf, "latin1");

/** The number of the object that begins with a text. */
function numberOf(beginning: RegExp): number {
  const at = text.search(beginning);
  return Number([...text.slice(0, at + 1).matchAll(/(\d+) 0 obj/g)].at(-1)?.[1]);
}

describe("the comparison of pages", () => {
  it("finds the same bytes identical", async () => {
    expect(await inspector.compare(Buffer.from(report), report)).toBe("identical");
  });

  it("finds a report equal that another program wrote anew", async () => {
    expect(await inspector.compare(await rewrittenPdf(report), report)).toBe("equal");
  });

  it("finds a report different that has another content, however small the difference", async () => {
    const changed = await rewrittenPdf(report, ({ context }) => {
      for (const [, object] of context.enumerateIndirectObjects()) {
        if (!(object instanceof PDFRawStream) || object.dict.has(PDFName.of("Type"))) continue;
        const at = Buffer.from(object.contents).indexOf("Tm");
        if (at > 0) object.contents[at - 3] = 0x31;
      }
    });
    expect(await inspector.compare(changed, report)).toBe("different");
  });

  it("finds a report different that has something more on a page, or one page less", async () => {
    const more = await rewrittenPdf(report, (document) => document.getPage(0).drawText("approved"));
    expect(await inspector.compare(more, report)).toBe("different");
    const turned = await rewrittenPdf(report, (document) =>
      document.getPage(0).node.set(PDFName.of("Rotate"), PDFNumber.of(180)),
    );
    expect(await inspector.compare(turned, report)).toBe("different");
  });

  it("finds a report different whose document information was changed", async () => {
    const changed = await rewrittenPdf(report, (document) => document.setAuthor("somebody else"));
    expect(await inspector.compare(changed, report)).toBe("different");
  });

  it("finds a report different that was updated behind its end, even when the update says the same", async () => {
    const number = numberOf(/<<\n\/S \/H1/);
    const [, object = ""] = new RegExp(`\\n${number} 0 obj\\n([\\s\\S]*?)\\nendobj`).exec(text) ?? [];
    expect(await inspector.compare(updatedPdf(report, { [number]: object }), report)).toBe("different");
  });

  it("reads the objects that viewers read: another one hidden before the first is found by the table", async () => {
    const number = numberOf(/<<\n\/Title|\/Marked true/);
    const hidden = `${number} 0 obj\n<< /Marked false >>\nendobj\n`;
    const start = text.indexOf("\n", text.indexOf("%ÿÿÿÿ")) + 1;
    const shifted = text.slice(0, start) + hidden + text.slice(start);
    const table = shifted.replaceAll(/^(\d{10}) 00000 n $/gm, (_, offset: string) => {
      const moved = Number(offset) + hidden.length;
      const isIt = shifted.startsWith(`${number} 0 obj`, moved);
      return `${String(isIt ? start : moved).padStart(10, "0")} 00000 n `;
    });
    const moved = table.replace(
      /startxref\n(\d+)/,
      (_, offset: string) => `startxref\n${Number(offset) + hidden.length}`,
    );
    expect(await inspector.compare(bytesOf(moved), report)).toBe("different");
  });

  it("finds what is no PDF, or half a one, different", async () => {
    expect(await inspector.compare(Buffer.from("hello"), report)).toBe("different");
    expect(await inspector.compare(report.subarray(0, 20_000), report)).toBe("different");
    expect(await inspector.compare(bytesOf(text.replace("trailer\n<<", "trailer\n<< /Encrypt 1 0 R")), report)).toBe(
      "different",
    );
  });
});

describe("the embedded files", () => {
  it("are those of the report, also when it was written anew", async () => {
    const expected = [{ name: "bundle.json", bytes: Buffer.from(file) }];
    expect(await inspector.attachments(report)).toEqual(expected);
    const [only, ...others] = (await inspector.attachments(await rewrittenPdf(report))) ?? [];
    expect([only?.name, others]).toEqual(["bundle.json", []]);
    expect(Buffer.compare(only?.bytes ?? Buffer.alloc(0), file)).toBe(0);
  });

  it("are two when a second one has the same name", async () => {
    const two = await rewrittenPdf(report, async (document) => {
      const stream = document.context.stream("{}", { Type: "EmbeddedFile" });
      const spec = document.context.obj({ Type: "Filespec", F: "x", EF: { F: document.context.register(stream) } });
      document.context.register(spec);
    });
    expect((await inspector.attachments(two))?.length).toBe(2);
  });

  it("are two when an update replaced the one that was there", async () => {
    const number = numberOf(/<<\n\/Type \/EmbeddedFile/);
    const updated = updatedPdf(report, { [number]: "<< /Type /EmbeddedFile /Length 2 >>\nstream\n{}\nendstream" });
    expect((await inspector.attachments(updated))?.map(({ name }) => name)).toEqual(["bundle.json", "bundle.json"]);
  });

  it("are found by their type when nothing names them", async () => {
    const number = numberOf(/<<\n\/Type \/Filespec/);
    const updated = await rewrittenPdf(report, ({ context }) => {
      for (const [ref, object] of context.enumerateIndirectObjects())
        if (ref.objectNumber === number && object instanceof PDFDict) object.delete(PDFName.of("EF"));
    });
    expect((await inspector.attachments(updated))?.map(({ name }) => name)).toEqual(["(unnamed)"]);
  });

  it("are unknown of what is no PDF, and of a file that is packed in an unknown way", async () => {
    expect(await inspector.attachments(Buffer.from("hello"))).toBeUndefined();
    const packed = text.replace("/Type /EmbeddedFile", "/Type /EmbeddedFile /Filter /LZWDecode");
    expect(await inspector.attachments(bytesOf(packed))).toBeUndefined();
  });
});
