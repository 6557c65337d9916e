import { breakLines } from "./break-lines.js";
import type { ReportDocument } from "./report-document.js";
import { inVisualOrder } from "./right-to-left.js";
import { COLORS, STYLES, type TextStyle } from "./styles.js";
import { FACES, type Face, type Typeface } from "./typeface.js";
import { visibleText } from "./visible-text.js";

/** A part of the structure tree that readers of all kinds follow. */
export type Element = PDFKit.PDFStructureElement;

/** Marked content on one page that belongs to an element. */
export type Content = PDFKit.PDFStructureContent;

/** What an element says of itself beside its type. */
export interface ElementOptions {
  readonly alt?: string;
  readonly scope?: "Row" | "Column";
  readonly placement?: "Block";
  readonly bbox?: readonly [number, number, number, number];
}

/** The part of a page that content may take, from its upper left corner. */
export const FRAME = { left: 48, top: 64, bottom: 52 } as const;

/**
 * Writes a report from top to bottom: every block is placed, tagged and, where it is too long, carried to further pages.
 * A block that has no meaning of its own, such as a line between rows, is an artifact.
 */
export class Report {
  readonly doc: ReportDocument;
  readonly #typefaces: Record<Face, Typeface>;
  readonly #root: Element;
  #inked: { page: unknown; color: string } = { page: undefined, color: "" };
  #held: { readonly height: number; readonly draw: () => void }[] = [];
  #y: number = FRAME.top;

  constructor(doc: ReportDocument, typefaces: Record<Face, Typeface>) {
    this.doc = doc;
    this.#typefaces = typefaces;
    for (const face of FACES) doc.registerFont(face, typefaces[face].source as unknown as Uint8Array);
    this.#root = doc.struct("Document");
    doc.addStructure(this.#root);
    this.newPage();
  }

  /** How wide content may be. */
  get width(): number {
    return this.doc.page.width - 2 * FRAME.left;
  }

  /** Where the next block begins, from the top of the page. */
  get y(): number {
    return this.#y;
  }

  /** How much room is left on the page. */
  get room(): number {
    return this.bottom - this.#y;
  }

  /** Where content must end, from the top of the page. */
  get bottom(): number {
    return this.doc.page.height - FRAME.bottom;
  }

  /** Begins a page. */
  newPage(): void {
    this.doc.addPage();
    this.#y = FRAME.top;
  }

  /** Leaves room, unless a page begins here. */
  gap(height: number): void {
    if (this.#y > FRAME.top) this.#y += height;
  }

  /** Moves on below a block that was drawn. */
  advance(height: number): void {
    this.#y += height;
  }

  /**
   * Begins a page when less room than this is left, and draws what was held back until now: so a heading never stands
   * alone at the foot of a page.
   */
  reserve(height: number): void {
    const held = this.#held;
    this.#held = [];
    const whole = held.reduce((sum, block) => sum + block.height, height);
    if (this.room < whole && this.#y > FRAME.top) this.newPage();
    for (const { draw } of held) draw();
  }

  /** The title of the report. */
  title(text: string): void {
    this.#block("H1", text, STYLES.title);
    this.gap(2);
  }

  /** Begins a section, which readers can go to by its bookmark. */
  section(text: string): void {
    this.#hold("H2", text, STYLES.section, { above: 14, below: 4 }, () =>
      this.doc.outline.addItem(this.shown(text, "regular")),
    );
  }

  /** Begins a part of a section. */
  subsection(text: string): void {
    this.#hold("H3", text, STYLES.subsection, { above: 8, below: 2 });
  }

  /** A paragraph that stays with what follows it. */
  introduction(text: string): void {
    this.#hold("P", text, STYLES.body, { above: 0, below: 4 });
  }

  /** A paragraph. */
  paragraph(text: string, style: TextStyle = STYLES.body): void {
    this.#block("P", text, style);
    this.gap(4);
  }

  /** A list, of bullets or numbered. */
  list(items: readonly string[], { isNumbered = false } = {}): void {
    const list = this.element("L", []);
    this.append(list);
    const indent = 16;
    for (const [index, item] of items.entries()) {
      const lines = this.lines(item, STYLES.body, this.width - indent);
      this.reserve(Math.min(lines.length, 3) * STYLES.body.leading);
      const label = this.tag("Lbl", () =>
        this.write(isNumbered ? `${index + 1}.` : "•", FRAME.left + 3, this.#y, STYLES.body),
      );
      const body = this.#flow("LBody", lines, STYLES.body, FRAME.left + indent);
      list.add(this.doc.struct("LI", {}, [this.element("Lbl", [label]), this.element("LBody", body)]));
      this.gap(2);
    }
    list.end();
    this.gap(4);
  }

  /**
   * A drawing that says in words what it shows.
   *
   * @param draw draws below the given height.
   */
  figure(height: number, alt: string, draw: (top: number) => void): void {
    this.reserve(height);
    const top = this.#y;
    const bbox = [FRAME.left, top, FRAME.left + this.width, top + height] as const;
    const figure = this.element("Figure", [], { alt: this.shown(alt, "regular"), placement: "Block", bbox });
    figure.add(this.tag("Figure", () => draw(top)));
    this.append(figure);
    figure.end();
    this.#y = top + height;
    this.gap(6);
  }

  /** Adds an element to the report; more may be put into it until it is ended. */
  append(element: Element): void {
    this.#root.add(element);
  }

  /** Makes an element; without content it is left open for more. */
  element(type: string, content: readonly (Content | Element)[], options: ElementOptions = {}): Element {
    if (content.length === 0) return this.doc.struct(type, options as PDFKit.Mixins.StructureElementOptions);
    return this.doc.struct(type, options as PDFKit.Mixins.StructureElementOptions, [...content]);
  }

  /** Draws something that an element is about. */
  tag(type: string, draw: () => void): Content {
    const content = this.doc.markStructureContent(type);
    draw();
    this.doc.endMarkedContent();
    return content;
  }

  /** Draws something that says nothing. */
  artifact(draw: () => void, type: "Layout" | "Pagination" = "Layout"): void {
    this.doc.markContent("Artifact", { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** The text with what cannot be drawn made visible. */
  shown(text: string, face: Face): string {
    return visibleText(text, (codePoint) => this.#typefaces[face].has(codePoint));
  }

  /** The lines of a text, made visible. */
  lines(text: string, style: TextStyle, width: number): string[] {
    return breakLines(this.shown(text, style.face), width, (line) => this.widthOf(line, style));
  }

  /** How wide a line is. */
  widthOf(line: string, { face, size }: TextStyle): number {
    return this.#typefaces[face].width(line, size);
  }

  /** Writes one line with its upper left corner at a place. The text must have been made visible. */
  write(line: string, x: number, y: number, { face, size, color }: TextStyle): void {
    if (line === "") return;
    if (this.#inked.page !== this.doc.page || this.#inked.color !== color) {
      this.doc.fillColor(color);
      this.#inked = { page: this.doc.page, color };
    }
    this.doc.font(face, size).text(inVisualOrder(line), x, y, { lineBreak: false });
  }

  /** Fills a rectangle. */
  fill(x: number, y: number, width: number, height: number, color: string): void {
    this.doc.save().rect(x, y, width, height).fill(color).restore();
  }

  /** Draws a line from left to right. */
  rule(x: number, y: number, width: number, color: string = COLORS.rule): void {
    this.doc
      .save()
      .lineWidth(0.6)
      .strokeColor(color)
      .moveTo(x, y)
      .lineTo(x + width, y)
      .stroke()
      .restore();
  }

  #hold(
    type: string,
    text: string,
    style: TextStyle,
    { above, below }: { above: number; below: number },
    before: () => void = () => undefined,
  ): void {
    const height = above + this.lines(text, style, this.width).length * style.leading + below;
    this.#held.push({
      height,
      draw: () => {
        this.gap(above);
        before();
        this.#block(type, text, style);
        this.gap(below);
      },
    });
  }

  #block(type: string, text: string, style: TextStyle): void {
    const lines = this.lines(text, style, this.width);
    this.append(this.element(type, this.#flow(type, lines, style, FRAME.left)));
  }

  #flow(type: string, lines: readonly string[], style: TextStyle, x: number): Content[] {
    const contents: Content[] = [];
    let rest = lines;
    while (rest.length > 0) {
      this.reserve(Math.min(rest.length, 2) * style.leading);
      const fitting = rest.slice(0, Math.max(1, Math.floor(this.room / style.leading)));
      const top = this.#y;
      contents.push(
        this.tag(type, () => {
          for (const [index, line] of fitting.entries()) this.write(line, x, top + index * style.leading, style);
        }),
      );
      this.#y = top + fitting.length * style.leading;
      rest = rest.slice(fitting.length);
    }
    return contents;
  }
}
