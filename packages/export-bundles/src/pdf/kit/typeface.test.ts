import { describe, expect, it } from "vitest";
import { openTypefaces } from "./typeface.js";

const { regular, bold, mono } = openTypefaces();
const laidOut = (text: string) => regular.source.layout(text);
const codePoints = (text: string) => laidOut(text).glyphs.map(({ codePoints: of }) => String.fromCodePoint(...of));

describe("a typeface", () => {
  it("has a glyph for each sign that reports use", () => {
    for (const face of [regular, bold])
      for (const sign of "●◐○?…–✓✗▲△◆•≥−·↵—’") expect([sign, face.has(sign.codePointAt(0) ?? 0)]).toEqual([sign, true]);
    expect(regular.has(0x4e2d)).toBe(false);
  });

  it("sets one glyph for each code point, without ligatures", () => {
    expect(codePoints("office")).toEqual(["o", "f", "f", "i", "c", "e"]);
  });

  it("turns right-to-left letters and joins Arabic ones", () => {
    expect(codePoints("xאבy")).toEqual(["x", "ב", "א", "y"]);
    const [isolated] = laidOut("ب").glyphs;
    expect(laidOut("ببب").glyphs[1]?.id).not.toBe(isolated?.id);
  });

  it("places combining marks over their letter", () => {
    const [, mark] = laidOut("q\u0301").positions;
    expect([mark?.xAdvance, (mark?.xOffset ?? 0) < 0]).toEqual([0, true]);
  });

  it("is as wide as its glyphs, and as wide as another digit in the face of one width", () => {
    expect(regular.width("ab cd", 10)).toBeCloseTo(
      regular.width("ab", 10) + regular.width(" ", 10) + regular.width("cd", 10),
    );
    expect(mono.width("0123", 10)).toBe(mono.width("abcd", 10));
  });
});
