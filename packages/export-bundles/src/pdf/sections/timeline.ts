import type { BundleContent } from "../../bundle/format.js";
import { FRAME, type Report } from "../kit/report.js";
import { COLORS, STYLES, type TextStyle } from "../kit/styles.js";
import { drawTable } from "../kit/table.js";
import { clockTime, elapsed } from "../words.js";
import { type Mark, marksOf } from "./marks.js";

const HEIGHT = { usual: 72, withLimits: 94 } as const;
const LINE = 30;
const RADIUS = 9;

/** The timeline as a drawing with the same in a table below. */
export function timelineSection(report: Report, content: BundleContent): void {
  const marks = marksOf(content);
  const { timeZone } = content.params;
  report.section("Timeline");
  report.introduction(
    "Marks stand at equal distances; the time from one to the next is written between them. A circle is an event, a triangle one that came later than its limit.",
  );
  timelineFigure(report, marks, timeZone);
  drawTable(report, {
    columns: [
      { head: "Mark", weight: 7, align: "right" },
      { head: "What happened", weight: 26 },
      { head: "When", weight: 30 },
      { head: "After the one before", weight: 22 },
      { head: "Limit", weight: 30 },
    ],
    rows: marks.map((mark, index) => [
      String(index + 1),
      mark.label,
      clockTime(mark.at, timeZone),
      sincePrevious(marks, index),
      mark.isLate ? { text: `▲ late: limit ${mark.limit}`, color: COLORS.bad } : limitText(mark),
    ]),
  });
}

/** The drawing alone. */
export function timelineFigure(report: Report, marks: readonly Mark[], timeZone: string): void {
  const gap = report.width / Math.max(marks.length, 1);
  const x = (index: number) => FRAME.left + gap * (index + 0.5);
  const alt = `Timeline with ${marks.length} marks. ${marks.map((mark, index) => spoken(mark, index, timeZone)).join(" ")}`;
  report.figure(marks.some(({ isLate }) => isLate) ? HEIGHT.withLimits : HEIGHT.usual, alt, (top) => {
    const line = top + LINE;
    if (marks.length > 1) report.rule(x(0), line, gap * (marks.length - 1), COLORS.muted);
    for (const [index, mark] of marks.entries()) {
      drawMark(report, x(index), line, mark);
      centred(report, String(index + 1), x(index), line - 5 + (mark.isLate ? 1.5 : 0), WHITE, gap);
      centred(report, mark.label, x(index), line + 15, LABEL, gap - 2);
      if (mark.isLate) centred(report, `late: limit ${mark.limit}`, x(index), line + 37, LATE, gap - 2);
      if (index > 0) centred(report, sincePrevious(marks, index), x(index) - gap / 2, line - 22, BETWEEN, gap - 6);
    }
  });
}

const WHITE: TextStyle = { ...STYLES.figureStrong, color: "#ffffff" };
const LABEL: TextStyle = { ...STYLES.figure, size: 7.5, leading: 10 };
const LATE: TextStyle = { ...LABEL, face: "bold", color: COLORS.bad };
const BETWEEN: TextStyle = { ...LABEL, color: COLORS.muted };

function drawMark({ doc }: Report, x: number, y: number, { isLate }: Mark): void {
  doc.save();
  if (isLate) {
    const side = RADIUS * 1.35;
    doc
      .moveTo(x, y - side)
      .lineTo(x + side, y + side * 0.75)
      .lineTo(x - side, y + side * 0.75)
      .closePath()
      .fill(COLORS.bad);
  } else doc.circle(x, y, RADIUS).fill(COLORS.accent);
  doc.restore();
}

function centred(report: Report, text: string, x: number, y: number, style: TextStyle, width: number): void {
  for (const [index, line] of report.lines(text, style, width).entries())
    report.write(line, x - report.widthOf(line, style) / 2, y + index * style.leading, style);
}

function sincePrevious(marks: readonly Mark[], index: number): string {
  const [previous, mark] = [marks[index - 1], marks[index]];
  return previous === undefined || mark === undefined ? "" : elapsed(previous.at, mark.at);
}

function limitText({ limit }: Mark): string {
  return limit === undefined ? "" : `within ${limit}`;
}

function spoken(mark: Mark, index: number, timeZone: string): string {
  const late = mark.isLate ? `, later than its limit of ${mark.limit}` : "";
  return `${index + 1}: ${mark.label} at ${clockTime(mark.at, timeZone)}${late}.`;
}
