import { createHash } from "node:crypto";
import { bundleBytes } from "../src/bundle/seal.js";
import { createPdfRenderer } from "../src/pdf/renderer.js";
import { REPORT_CASES } from "./report-cases.js";
import { aSealedStory } from "./sealed.js";

const hash = createHash("sha256");
for (const draft of Object.values(REPORT_CASES).slice(0, 6))
  hash.update(await createPdfRenderer().render(bundleBytes(await aSealedStory(draft))));
process.stdout.write(hash.digest("hex"));
