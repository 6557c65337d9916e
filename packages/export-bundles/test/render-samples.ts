import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleBytes } from "../src/bundle/seal.js";
import { renderReport } from "../src/pdf/render-report.js";
import { REPORT_CASES } from "./report-cases.js";
import { aSealedStory } from "./sealed.js";

const [folder = "."] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const [title, draft] of Object.entries(REPORT_CASES)) {
  const name = title.replaceAll(/[^a-z0-9]+/gi, "-").toLowerCase();
  const bundle = await aSealedStory(draft);
  const file = bundleBytes(bundle);
  writeFileSync(join(folder, `${name}.json`), file);
  writeFileSync(join(folder, `${name}.pdf`), await renderReport(bundle, file));
  writeFileSync(join(folder, `${name}-a1b.pdf`), await renderReport(bundle, file, { standard: "PDF/A-1b" }));
}
