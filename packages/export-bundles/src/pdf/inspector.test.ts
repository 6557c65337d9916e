import { deflateSync } from "node:zlib";
import { PDFDict, PDFName, PDFNumber, PDFRawStream } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import { linearisedPdf } from "../../test/linearised-pdf.js";
import { rewrittenPdf, updatedPdf } from "../../test/rewritten-pdf.js";
import { aSealedStory } from "../../test/sealed.js";
import { bundleBytes } from "../bundle/seal.js";
import { createPdfInspector } from "./inspector.js";
import { createPdfRenderer } from "./renderer.js";

const inspector = createPdfInspector();
let file: Uint8Array;
let longFile: Uint8Array;
let report: Uint8Array;
let text: string;

beforeAll(async () => {
  file = bundleBytes(await aSealedStory({ type: "executive_debrief" }));
  longFile = bundleBytes(await aSealedStory({ type: "soc2" }));
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

/** The report with bytes put in front of its table, which the file's end points to. */
function withBeforeTable(bytes: string): string {
  const table = text.lastIndexOf("\nxref") + 1;
  const end = `startxref\n${table + bytes.length}\n%%EOF\n`;
  return text.slice(0, table) + bytes + text.slice(table, text.lastIndexOf("startxref")) + end;
}

describe("a byte that belongs to nothing", () => {
  const page = () => `${/\/Contents (\d+) 0 R/.exec(text)?.[1]} 0 obj`;
  const falsePage = () => `${page()}\n<< /Length 5 >>\nstream\nBT ET\nendstream\nendobj\n`;

  it("is not even there in what the test makes", async () => {
    expect(await inspector.compare(bytesOf(`${withBeforeTable("\n\n")} `), report)).toBe("equal");
  });

  it.each<[string, () => string]>([
    ["a second definition of a page", () => withBeforeTable(falsePage())],
    ["a second definition, and a table that some programs do not find", () => withBeforeTable(`${falsePage()}\xa0`)],
    [
      "a second definition, and a first one that some programs do not find",
      () => withBeforeTable(falsePage()).replace(`\n${page()}`, `\n${page().replace(" 0", "\xa00")}`),
    ],
    ["an object that no table has", () => withBeforeTable("9999 0 obj\nnull\nendobj\n")],
    ["a comment", () => withBeforeTable("% 1 0 obj\n")],
    ["a space that is none", () => withBeforeTable("\xa0")],
    ["a space of Unicode behind the end", () => `${withBeforeTable("")}\x85`],
    ["something behind the end", () => `${withBeforeTable("")}1 0 obj null endobj`],
    ["a second end", () => `${withBeforeTable("")}%%EOF\n`],
    ["something in front of the beginning", () => withBeforeTable("").replace("%PDF-1.7", "%PDF-1.7 x")],
    ["a size that leaves objects out", () => withBeforeTable("").replace(/\/Size \d+/, "/Size 3")],
    ["a word in the trailer that reports do not have", () => withBeforeTable("").replace(/\/Size/, "/Foo (x) /Size")],
    ["a packed table beside the plain one", () => withBeforeTable("").replace(/\/Size/, "/XRefStm 9 /Size")],
  ])("makes a report different: %s", async (_, changed) => {
    expect(await inspector.compare(bytesOf(changed()), report)).toBe("different");
  });

  it("makes a report different: an object that the table has, and nothing points to", async () => {
    const more = await rewrittenPdf(report, ({ context }) => {
      context.register(context.obj({ More: true }));
    });
    expect(await inspector.compare(more, report)).toBe("different");
  });
});

describe("a report that was written anew for the web", () => {
  it("is equal, and has the same file", async () => {
    const linearised = await linearisedPdf(report);
    expect(await inspector.compare(linearised, report)).toBe("equal");
    expect((await inspector.attachments(linearised))?.map(({ name }) => name)).toEqual(["bundle.json"]);
  });

  it.each([
    ["hides its last page", { pages: 1 }],
    ["leads to another page than its first", { first: 1 }],
    ["leads to another page than its third", { objectsPerPage: 2 }],
  ])("is different when what stands first in it %s", async (_, lie) => {
    const three = await createPdfRenderer().render(longFile);
    expect(await inspector.compare(await linearisedPdf(three), three)).toBe("equal");
    expect(await inspector.compare(await linearisedPdf(three, lie), three)).toBe("different");
  });
});

describe("a PDF that is made to cost memory or time", () => {
  const BOUND = 2_000;

  async function timeOf(pdf: Uint8Array): Promise<number> {
    const start = performance.now();
    expect(await inspector.attachments(pdf)).toBeUndefined();
    expect(await inspector.compare(pdf, report)).toBe("different");
    return performance.now() - start;
  }

  const frame = (body: string) =>
    bytesOf(
      `%PDF-1.7\n${body}xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 >>\nstartxref\n${body.length + 9}\n%%EOF\n`,
    );

  it.each<[string, () => Uint8Array]>([
    [
      "objects that are packed twice",
      () => {
        const packed = deflateSync(deflateSync(Buffer.alloc(50_000_000))).toString("latin1");
        const entries = `/Type /ObjStm /N 1 /First 0 /Filter [/FlateDecode /FlateDecode] /Length ${packed.length}`;
        return frame(`1 0 obj\n<< ${entries} >>\nstream\n${packed}\nendstream\nendobj\n`);
      },
    ],
    [
      "files that are small and many and unpack to much",
      () => {
        const packed = deflateSync(Buffer.alloc(30_000_000)).toString("latin1");
        const entries = `/Type /EmbeddedFile /Filter /FlateDecode /Length ${packed.length}`;
        const object = `0 obj\n<< ${entries} >>\nstream\n${packed}\nendstream\nendobj\n`;
        return frame(Array.from({ length: 50 }, (_, at) => `${at + 1} ${object}`).join(""));
      },
    ],
    [
      "one table of files that is named again and again",
      () => frame(`1 0 obj\n<< >>\nendobj\n2 0 obj\n[${"<< /EF 1 0 R >>".repeat(60_000)}]\nendobj\n`),
    ],
    [
      "one table of files that is there again and again",
      () =>
        frame(`${"1 0 obj\n<< >>\nendobj\n".repeat(20_000)}2 0 obj\n[${"<< /EF 1 0 R >>".repeat(20_000)}]\nendobj\n`),
    ],
    ["digits without an end", () => frame("1".repeat(5_000_000))],
    ["spaces without an end", () => frame(`x${" ".repeat(5_000_000)}`)],
    ["streams without an end", () => frame("1 0 obj<<>>stream\n".repeat(200_000))],
    ["values without an end", () => frame(`1 0 obj\n${"[".repeat(3_000_000)}`)],
  ])("is refused soon: %s", async (_, make) => {
    expect(await timeOf(make())).toBeLessThan(BOUND);
  });

  it("is refused unread when it is too large", async () => {
    const large = Buffer.alloc(64 * 1_024 * 1_024 + 1, " ");
    large.set(report);
    expect(await timeOf(large)).toBeLessThan(BOUND);
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
