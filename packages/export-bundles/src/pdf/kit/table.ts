import { type Content, type Element, FRAME, type Report } from "./report.js";
import { COLORS, STYLES, type TextStyle } from "./styles.js";

/** A column: its head, how much of the width it takes beside the others, and where its text stands. */
export interface Column {
  readonly head: string;
  readonly weight: number;
  readonly align?: "right";
}

/** A cell: its text, or its text and how it is set. */
export type Cell = string | { readonly text: string; readonly style?: TextStyle; readonly color?: string };

/** A table. The first cell of a row is its head where `rowHeads` says so. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly rowHeads?: boolean;
  /** How cells are set that do not say so themselves. */
  readonly style?: TextStyle;
}

interface LaidOutCell {
  readonly lines: readonly string[];
  readonly style: TextStyle;
  readonly column: PlacedColumn;
}

interface PlacedColumn extends Column {
  readonly x: number;
  readonly width: number;
}

const PADDING = { x: 5, y: 3.5 } as const;

/** A table or a row that takes more than this part of a page is begun where it stands and goes on on the next page. */
const LONGEST_KEPT_TOGETHER = 0.35;

/** Draws a table; its head is repeated on every page that it goes on on, there without a meaning of its own. */
export function drawTable(report: Report, content: Table): void {
  const { rows, rowHeads = false, style = STYLES.cell } = content;
  const placed = placeColumns(report, content);
  const head = placed.map((column) => ({
    lines: report.lines(column.head, STYLES.cellHead, column.width - 2 * PADDING.x),
    style: STYLES.cellHead,
    column,
  }));
  const laidOut = rows.map((row) => placed.map((column, index) => layOut(report, column, row[index] ?? "", style)));
  const whole = [head, ...laidOut].reduce((sum, row) => sum + heightOf(row), 0);
  const isKept = whole <= report.bottom * LONGEST_KEPT_TOGETHER;
  report.reserve(isKept ? whole : heightOf(head) + 2 * Math.min(heightOf(laidOut[0] ?? head), 60));

  const table = report.element("Table", []);
  const heads = drawRow(report, head, () => undefined, { isHead: true });
  table.add(report.element("THead", [rowElement(report, heads, () => ["TH", { scope: "Column" }])]));
  const body = report.element("TBody", []);
  table.add(body);
  report.append(table);
  const repeatHead = () => {
    report.newPage();
    report.artifact(() => {
      fillHead(report, head);
      paint(report, head, report.y);
    });
    report.advance(heightOf(head));
  };
  for (const row of laidOut) {
    const cells = drawRow(report, row, repeatHead, { isHead: false });
    body.add(rowElement(report, cells, (index) => (rowHeads && index === 0 ? ["TH", { scope: "Row" }] : ["TD", {}])));
  }
  table.end();
  report.gap(8);
}

/** Shares the width among the columns by their weights, but gives each what its head and its numbers take. */
function placeColumns(report: Report, { columns, rows, style = STYLES.cell }: Table): PlacedColumn[] {
  const needed = columns.map(({ head, align }, index) => {
    const numbers = align === "right" ? rows.map((row) => textOf(row[index] ?? "")) : [];
    const widest = Math.max(widestWord(report, [head], STYLES.cellHead), widestWord(report, numbers, style));
    return widest + 2 * PADDING.x + 0.5;
  });
  const weights = columns.reduce((sum, { weight }) => sum + weight, 0);
  const shares = columns.map(({ weight }) => (report.width * weight) / weights);
  const sum = (of: (share: number, least: number) => number) =>
    shares.reduce((total, share, index) => total + Math.max(0, of(share, needed[index] ?? 0)), 0);
  const missing = sum((share, least) => least - share);
  const spare = sum((share, least) => share - least);
  let x: number = FRAME.left;
  return columns.map((column, index) => {
    const [share = 0, least = 0] = [shares[index], needed[index]];
    const given = share < least ? least : share - ((share - least) * missing) / spare;
    const width = missing <= spare ? given : share;
    const at = x;
    x += width;
    return { ...column, x: at, width };
  });
}

function widestWord(report: Report, texts: readonly string[], style: TextStyle): number {
  const words = new Set(texts.flatMap((text) => text.split(" ")));
  return [...words].reduce(
    (widest, word) => Math.max(widest, report.widthOf(report.shown(word, style.face), style)),
    0,
  );
}

function textOf(cell: Cell): string {
  return typeof cell === "string" ? cell : cell.text;
}

function layOut(report: Report, column: PlacedColumn, cell: Cell, usual: TextStyle): LaidOutCell {
  const { text, style = usual, color = style.color } = typeof cell === "string" ? { text: cell } : cell;
  const ofCell = color === style.color ? style : { ...style, color };
  return { lines: report.lines(text, ofCell, column.width - 2 * PADDING.x), style: ofCell, column };
}

function heightOf(row: readonly LaidOutCell[]): number {
  return Math.max(...row.map(({ lines, style }) => lines.length * style.leading)) + 2 * PADDING.y;
}

/** Draws a row, on as many pages as it takes, and gives what was drawn of each cell. */
function drawRow(
  report: Report,
  row: readonly LaidOutCell[],
  goOn: () => void,
  { isHead }: { isHead: boolean },
): Content[][] {
  const contents: Content[][] = row.map(() => []);
  let rest = row;
  if (heightOf(rest) > report.room && heightOf(rest) < report.bottom * LONGEST_KEPT_TOGETHER) goOn();
  for (;;) {
    const leading = Math.max(...rest.map(({ style }) => style.leading));
    if (report.room < leading + 2 * PADDING.y) goOn();
    const fitting = Math.max(1, Math.floor((report.room - 2 * PADDING.y) / leading));
    const now = rest.map((cell) => ({ ...cell, lines: cell.lines.slice(0, fitting) }));
    if (isHead) report.artifact(() => fillHead(report, now));
    const y = report.y;
    for (const [index, cell] of now.entries()) {
      const isFirst = contents[index]?.length === 0;
      if (cell.lines.length > 0 || isFirst) {
        contents[index]?.push(report.tag(isHead ? "TH" : "TD", () => paint(report, [cell], y)));
      }
    }
    report.advance(heightOf(now));
    report.artifact(() => report.rule(FRAME.left, report.y, report.width));
    rest = rest.map((cell) => ({ ...cell, lines: cell.lines.slice(fitting) }));
    if (rest.every(({ lines }) => lines.length === 0)) return contents;
    goOn();
  }
}

function paint(report: Report, cells: readonly LaidOutCell[], y: number): void {
  for (const { lines, style, column } of cells) {
    for (const [index, line] of lines.entries()) {
      const indent = column.align === "right" ? column.width - PADDING.x - report.widthOf(line, style) : PADDING.x;
      report.write(line, column.x + indent, y + PADDING.y + index * style.leading, style);
    }
  }
}

function fillHead(report: Report, head: readonly LaidOutCell[]): void {
  report.fill(FRAME.left, report.y, report.width, heightOf(head), COLORS.fill);
}

function rowElement(
  report: Report,
  cells: readonly Content[][],
  kindOf: (index: number) => [string, { scope?: "Row" | "Column" }],
): Element {
  return report.element(
    "TR",
    cells.map((contents, index) => {
      const [type, options] = kindOf(index);
      return report.element(type, contents, options);
    }),
  );
}
