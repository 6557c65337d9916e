import { describe, expect, it } from "vitest";
import { recorded, visibleText } from "./visible-text.js";

const latin = (codePoint: number) => codePoint < 0x250 || (codePoint >= 0x200b && codePoint < 0x2070);

describe("visible text", () => {
  it("leaves alone what can be drawn", () => {
    expect(visibleText("Größe <b>&amp;</b> é", latin)).toBe("Größe <b>&amp;</b> é");
  });

  it("shows what has no glyph by its number, several in one bracket", () => {
    expect(visibleText("a 💥中 b 文", latin)).toBe("a [U+1F4A5 U+4E2D] b [U+6587]");
  });

  it.each([
    "\u0000",
    "\t",
    "\u001b",
    "\u007f",
    "\u0085",
    "\u00ad",
    "\u200b",
    "\u200e",
    "\u2028",
    "\u202e",
    "\u2066",
    "\ufe0f",
    "\ue000",
  ])("shows %j, which has no picture, by its number although there is a glyph", (character) => {
    const number = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    expect(visibleText(`a${character}b`, () => true)).toBe(`a[U+${number}]b`);
  });

  it("keeps the ends of lines, and shows those of a record", () => {
    expect(visibleText("a\nb é", latin)).toBe("a\nb é");
    expect(recorded("a\r\nb\nc")).toBe("a↵\nb↵\nc");
  });
});
