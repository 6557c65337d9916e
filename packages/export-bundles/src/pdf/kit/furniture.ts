import { FRAME, type Report } from "./report.js";
import { COLORS, STYLES } from "./styles.js";

/** What stands on every page. */
export interface Furniture {
  readonly issuer: string;
  readonly classification: string;
  readonly bundleId: string;
  readonly asOf: string;
  readonly contentDigest: string;
}

/** Adds the line above and the line below to every page, as artifacts: who issued it, for whom, which page of what. */
export function addFurniture(report: Report, furniture: Furniture): void {
  const { doc } = report;
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    report.artifact(() => drawFurniture(report, furniture, `Page ${page + 1} of ${count}`), "Pagination");
  }
}

function drawFurniture(report: Report, furniture: Furniture, pageNumber: string): void {
  const top = 30;
  const foot = report.doc.page.height - 34;
  const strong = { ...STYLES.furniture, face: "bold" } as const;
  const right = FRAME.left + report.width;
  const classification = report.shown(furniture.classification, "bold");
  const room = report.width - report.widthOf(classification, strong) - 20;
  report.write(report.lines(furniture.issuer, STYLES.furniture, room)[0] ?? "", FRAME.left, top, STYLES.furniture);
  report.write(classification, right - report.widthOf(classification, strong), top, strong);
  report.rule(FRAME.left, top + 14, report.width);
  report.rule(FRAME.left, foot - 5, report.width, COLORS.rule);
  const { bundleId, asOf, contentDigest } = furniture;
  const says = `${bundleId}  ·  as of ${asOf}  ·  content SHA-256 ${contentDigest.slice(0, 16)}…`;
  report.write(report.shown(says, "regular"), FRAME.left, foot, STYLES.furniture);
  report.write(pageNumber, right - report.widthOf(pageNumber, STYLES.furniture), foot, STYLES.furniture);
}
