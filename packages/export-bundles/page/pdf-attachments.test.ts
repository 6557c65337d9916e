import { describe, expect, it } from "vitest";
import { utf8 } from "../src/crypto/bytes.js";
import { pageInspector } from "./pdf-attachments.js";

const embedded = (body: string, more = "") =>
  `7 0 obj\n<<\n/Type /EmbeddedFile\n/Subtype /application#2Fjson\n${more}/Length ${body.length}\n>>\nstream\n${body}\nendstream\nendobj\n`;
const pdf = (...objects: string[]) =>
  utf8(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n${objects.join("")}%%EOF\n`);
const bodiesIn = async (file: Uint8Array) =>
  (await pageInspector.attachments(file))?.map(({ name, bytes }) => `${name}: ${new TextDecoder().decode(bytes)}`);

describe("the bundle that a report carries", () => {
  it("is read as it stands there, byte for byte", async () => {
    expect(await bodiesIn(pdf(embedded('{"a":"endstream >> endobj"}')))).toEqual([
      'bundle.json: {"a":"endstream >> endobj"}',
    ]);
  });

  it("is one of several when a second file is embedded, whatever its name", async () => {
    expect(await bodiesIn(pdf(embedded("{}"), embedded("[]")))).toEqual(["bundle.json: {}", "bundle.json: []"]);
  });

  it("is not found in a file that is no PDF, or has none", async () => {
    expect(await pageInspector.attachments(utf8("{}"))).toBeUndefined();
    expect(await bodiesIn(pdf())).toEqual([]);
  });

  it.each([
    ["compressed", pdf(embedded("x", "/Filter /FlateDecode\n"))],
    ["of a length that stands elsewhere", utf8(`%PDF-1.7\n${embedded("").replace("/Length 0", "/Length 9 0 R")}`)],
    ["without a stream", utf8("%PDF-1.7\n7 0 obj\n<< /Type /EmbeddedFile /Length 3 >>\nendobj\n")],
    ["packed into an object stream", pdf("8 0 obj\n<< /Type /ObjStm /Length 0 >>\nstream\n\nendstream\nendobj\n")],
  ])("is not guessed at when it is %s: the reader is told what to do", async (_, file) => {
    await expect(pageInspector.attachments(file)).rejects.toThrow("Take bundle.json out of it");
  });
});
