import { describe, expect, it } from "vitest";
import { PdfReader, UnreadPdf } from "./pdf-reader.js";

const read = (text: string) => new PdfReader(Buffer.from(text, "latin1")).object();

describe("PdfReader", () => {
  it.each([
    ["null", { kind: "plain", value: null }],
    ["true", { kind: "plain", value: true }],
    ["-.50", { kind: "plain", value: -0.5 }],
    ["12 0 R", { kind: "reference", number: 12 }],
    ["/A#42c", { kind: "name", name: "ABc" }],
    ["<feff>", { kind: "text", bytes: "\xfe\xff" }],
    ["(a\\(b\\051 (c)\\n\\\r\n)", { kind: "text", bytes: "a(b) (c)\n" }],
    ["[1 /A]", { kind: "array", items: [{ value: 1 }, { name: "A" }] }],
    ["<</A 1/B<<>>>>", { kind: "dictionary", entries: new Map(Object.entries({ A: { value: 1 }, B: {} })) }],
    ["<< /Length 3 >>\nstream\nabc\nendstream ", { kind: "stream", contents: Buffer.from("abc") }],
  ])("reads %j", (text, value) => {
    expect(read(text)).toMatchObject(value);
  });

  it.each([
    ["a space that is none", "[1\xa02]"],
    ["a number of no program", "1-2"],
    ["a word with more behind it", "trueish"],
    ["another generation", "[12 1 R]"],
    ["a second value under one name", "<< /A 1 /A 2 >>"],
    ["a second value under one name that is written otherwise", "<< /A 1 /#41 2 >>"],
    ["a comment", "[1 % 2\n]"],
    ["half a byte", "<abc>"],
    ["a line end that programs read in two ways", "(a\rb)"],
    ["a text without an end", "(a"],
    ["an array without an end", "[1"],
    ["values in values in values", "[".repeat(10_000)],
    ["a stream without a length", "<< >>\nstream\nabc\nendstream "],
    ["a stream whose length stands elsewhere", "<< /Length 1 0 R >>\nstream\nabc\nendstream "],
    ["a stream that is shorter than it says", "<< /Length 9 >>\nstream\nabc\nendstream "],
    ["a stream that is longer than it says", "<< /Length 2 >>\nstream\nabc\nendstream "],
  ])("refuses %s", (_, text) => {
    expect(() => read(text)).toThrow(UnreadPdf);
  });
});
