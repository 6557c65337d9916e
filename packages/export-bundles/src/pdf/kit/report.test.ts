import { describe, expect, it } from "vitest";
import { allElements, readPdf, textOf } from "../../../test/pdf-reading.js";
import { addFurniture } from "./furniture.js";
import { Report } from "./report.js";
import { ReportDocument } from "./report-document.js";
import { drawTable } from "./table.js";
import { openTypefaces } from "./typeface.js";

const facts = {
  title: "t",
  author: "a",
  subject: "s",
  keywords: "k",
  creator: "c",
  producer: "p",
  createdAt: new Date("2026-03-20T12:00:00Z"),
};

async function written(write: (report: Report) => void) {
  const doc = new ReportDocument({ facts, size: "A4", language: "en", standard: "PDF/A-3a" });
  const report = new Report(doc, openTypefaces());
  report.title("Title");
  write(report);
  const pages = doc.bufferedPageRange().count;
  const bytes = await doc.bytes();
  return { pages, reading: await readPdf(bytes), bytes };
}

const tall = (lines: number) => Array.from({ length: lines }, (_, index) => `line ${index}`).join("\n");

describe("the writing of a report", () => {
  it("carries long paragraphs to further pages as one paragraph", async () => {
    const { pages, reading } = await written((report) => report.paragraph(tall(200)));
    const [paragraph] = allElements(reading.elements).filter(({ type }) => type === "P");
    expect([pages, paragraph?.children.length]).toEqual([4, 4]);
    expect(textOf([paragraph ?? ""])).toBe(tall(200));
    expect(reading.findings).toEqual([]);
  });

  it("never leaves a heading or an introduction alone at the foot of a page", async () => {
    for (let lines = 40; lines < 56; lines += 1) {
      let headingPage = 0;
      let tablePage = 0;
      await written((report) => {
        report.paragraph(tall(lines));
        report.section("Section");
        report.introduction("What follows.");
        const addItem = report.doc.outline.addItem.bind(report.doc.outline);
        report.doc.outline.addItem = (title) => {
          headingPage = report.doc.bufferedPageRange().count;
          return addItem(title);
        };
        report.reserve(60);
        tablePage = report.doc.bufferedPageRange().count;
        drawTable(report, { columns: [{ head: "A", weight: 1 }], rows: [["1"]] });
        expect(report.doc.bufferedPageRange().count).toBe(tablePage);
      });
      expect(headingPage).toBe(tablePage);
    }
  });

  it("repeats the head of a table as an artifact, and splits a row that no page can hold", async () => {
    const { pages, reading } = await written((report) =>
      drawTable(report, {
        columns: [
          { head: "Name", weight: 1 },
          { head: "Value", weight: 3 },
        ],
        rows: [
          ["long", tall(150)],
          ["short", "1"],
        ],
        rowHeads: true,
      }),
    );
    expect(pages).toBe(3);
    expect(reading.findings).toEqual([]);
    const all = allElements(reading.elements);
    expect(all.filter(({ type }) => type === "TR")).toHaveLength(3);
    expect(all.filter(({ type }) => type === "TH").map((head) => textOf([head]))).toEqual([
      "Name",
      "Value",
      "long",
      "short",
    ]);
    expect(textOf(all.filter(({ type }) => type === "TD").slice(0, 1))).toBe(tall(150));
    expect(reading.furniture.slice(1)).toEqual(["Name Value", "Name Value"]);
  });

  it("does not split the words of a head or the numbers of a column", async () => {
    const { reading } = await written((report) =>
      drawTable(report, {
        columns: [
          { head: "Acknowledgement", weight: 1 },
          { head: "n", weight: 1, align: "right" },
          { head: "Text", weight: 30 },
        ],
        rows: [["x", "123,456,789", "y"]],
      }),
    );
    expect(reading.text.split("\n")).toEqual(expect.arrayContaining(["Acknowledgement", "123,456,789"]));
  });

  it("numbers lists and labels figures", async () => {
    const { reading } = await written((report) => {
      report.list(["one", "two"], { isNumbered: true });
      report.figure(20, "A line.", (top) => report.rule(50, top, 10));
    });
    const all = allElements(reading.elements);
    expect(all.filter(({ type }) => type === "LI").map((item) => textOf([item]))).toEqual(["1.\none", "2.\ntwo"]);
    expect(all.find(({ type }) => type === "Figure")?.alt).toBe("A line.");
  });

  it("puts who, for whom and which page on every page", async () => {
    const { reading } = await written((report) => {
      report.paragraph(tall(100));
      addFurniture(report, {
        issuer: "An issuer with a name that is far too long for one line ".repeat(5),
        classification: "CONFIDENTIAL",
        bundleId: "EVD-1",
        asOf: "then",
        contentDigest: "ab".repeat(32),
      });
    });
    expect(reading.furniture).toHaveLength(2);
    expect(reading.furniture[1]).toContain(
      "CONFIDENTIAL EVD-1  ·  as of then  ·  content SHA-256 abababababababab… Page 2 of 2",
    );
  });
});
