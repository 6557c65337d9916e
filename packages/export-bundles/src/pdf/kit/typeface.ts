import { createRequire } from "node:module";
import { type Font, openSync } from "fontkit";
import { directionsOf } from "./right-to-left.js";

/** The typefaces of reports. */
export const FACES = ["regular", "bold", "mono"] as const;

/** A typeface of reports. */
export type Face = (typeof FACES)[number];

const FILES = {
  regular: "DejaVuSansCondensed.ttf",
  bold: "DejaVuSansCondensed-Bold.ttf",
  mono: "DejaVuSansMono.ttf",
} as const satisfies Record<Face, string>;

interface PlacedGlyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

interface GlyphPosition {
  xAdvance: number;
  yAdvance: number;
  xOffset: number;
  yOffset: number;
}

const COMBINING = /\p{M}/u;

/** A parsed font that says how wide texts are and how they are set. */
export class Typeface {
  readonly #font: Font;
  readonly #glyphs = new Map<number, PlacedGlyph>();
  readonly #widths = new Map<string, number>();
  /** What pdfkit takes for the font: the parsed file, with the layout of this class. */
  readonly source: Font;

  constructor(font: Font) {
    this.#font = font;
    this.source = Object.assign(Object.create(font) as Font, { layout: (text: string) => this.#layout(text) });
  }

  /** Whether there is a glyph for a code point. */
  has(codePoint: number): boolean {
    return this.#font.hasGlyphForCodePoint(codePoint);
  }

  /** Width of a text that is set in one line. */
  width(text: string, size: number): number {
    let units = 0;
    for (const word of text.split(" ")) units += this.#widthOfWord(word);
    const spaces = text.split(" ").length - 1;
    return ((units + spaces * this.#glyph(0x20).advanceWidth) * size) / this.#font.unitsPerEm;
  }

  #widthOfWord(word: string): number {
    const known = this.#widths.get(word);
    if (known !== undefined) return known;
    const { positions } = this.#layout(word);
    const width = positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    this.#widths.set(word, width);
    return width;
  }

  /**
   * One glyph per code point, without kerning and ligatures, so that every glyph stands for the same text wherever it
   * occurs. Combining marks and right-to-left letters are placed and joined by the font's own rules.
   */
  #layout(text: string) {
    const glyphs: PlacedGlyph[] = [];
    const positions: GlyphPosition[] = [];
    for (const part of directionsOf(text)) {
      if (part.isRightToLeft || COMBINING.test(part.text)) this.#shape(part.text, glyphs, positions);
      else
        for (const character of part.text) {
          const glyph = this.#glyph(character.codePointAt(0) ?? 0);
          glyphs.push(glyph);
          positions.push({ xAdvance: glyph.advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 });
        }
    }
    return {
      glyphs,
      positions,
      get advanceWidth() {
        return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      },
    };
  }

  #shape(text: string, glyphs: PlacedGlyph[], positions: GlyphPosition[]): void {
    const run = this.#font.layout(text);
    const fallback = [text.codePointAt(0) ?? 0];
    for (const [index, { id, advanceWidth, codePoints }] of run.glyphs.entries()) {
      glyphs.push({ id, advanceWidth, codePoints: codePoints.length > 0 ? codePoints : fallback });
      const { xAdvance, yAdvance, xOffset, yOffset } = run.positions[index] ?? NOWHERE;
      positions.push({ xAdvance, yAdvance, xOffset, yOffset });
    }
  }

  #glyph(codePoint: number): PlacedGlyph {
    const known = this.#glyphs.get(codePoint);
    if (known !== undefined) return known;
    const { id, advanceWidth } = this.#font.glyphForCodePoint(codePoint);
    const glyph = { id, advanceWidth, codePoints: [codePoint] };
    this.#glyphs.set(codePoint, glyph);
    return glyph;
  }
}

const NOWHERE: GlyphPosition = { xAdvance: 0, yAdvance: 0, xOffset: 0, yOffset: 0 };

/**
 * Opens the typefaces. Each report gets its own: a parsed font remembers for which text it first gave a glyph, and what
 * one report says must not depend on those that were made before.
 */
export function openTypefaces(): Record<Face, Typeface> {
  const { resolve } = createRequire(import.meta.url);
  const open = (face: Face) => new Typeface(openSync(resolve(`dejavu-fonts-ttf/ttf/${FILES[face]}`)) as Font);
  return { regular: open("regular"), bold: open("bold"), mono: open("mono") };
}
