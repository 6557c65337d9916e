import type { Report } from "../kit/report.js";
import { STYLES } from "../kit/styles.js";
import { drawTable } from "../kit/table.js";

const BOXES = ["Name", "Firm", "Date", "Procedures performed", "Conclusion", "Notes", "Signature"] as const;

/** Empty boxes for whoever reviews the report: nothing in them comes from the issuer. */
export function reviewerSection(report: Report): void {
  report.section("Reviewer’s record");
  report.introduction(
    "To be filled in by the reviewer alone. The issuer leaves it empty. A review counts for the verifier when it is a signed statement about this bundle’s content (export-bundles review).",
  );
  drawTable(report, {
    columns: [
      { head: "Reviewer", weight: 24 },
      { head: "Filled in by the reviewer", weight: 81 },
    ],
    rows: BOXES.map((box, index) => [
      { text: box, style: STYLES.cellHead },
      "\n".repeat(index < 3 || index === 6 ? 1 : 3),
    ]),
    rowHeads: true,
  });
}
