import { describe, expect, it } from "vitest";
import { xmpOf } from "./xmp.js";

const facts = {
  title: `R&D <incident> "42"`,
  author: "A & B",
  subject: "<s>",
  keywords: "k",
  creator: "c",
  producer: "p",
  createdAt: new Date("2026-03-20T12:00:00Z"),
};

describe("the metadata of a report", () => {
  it("escapes what XML would take for markup", () => {
    const xmp = xmpOf(facts, { isUniversallyAccessible: true });
    expect(xmp).toContain("R&amp;D &lt;incident&gt; &quot;42&quot;");
    expect(xmp).toContain("<rdf:li>A &amp; B</rdf:li>");
  });

  it("has one date, that of the cut-off", () => {
    const dates = xmpOf(facts, { isUniversallyAccessible: true }).match(/\d{4}-\d{2}-\d{2}T[\d:]+Z/g);
    expect(dates).toEqual(["2026-03-20T12:00:00Z", "2026-03-20T12:00:00Z"]);
  });

  it("claims PDF/UA only where it is asked to", () => {
    expect(xmpOf(facts, { isUniversallyAccessible: true })).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(xmpOf(facts, { isUniversallyAccessible: false })).not.toContain("pdfuaid");
  });
});
