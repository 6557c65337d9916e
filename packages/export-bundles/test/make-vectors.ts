import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeVectors } from "./vectors.js";

// Run once when the format gains something: tsx --conditions=@hoc/source packages/export-bundles/test/make-vectors.ts.
// What is there already must come out as it is, or bundles that were handed out would verify differently.
const folder = join(import.meta.dirname, "vectors");
mkdirSync(folder, { recursive: true });
for (const [name, bytes] of await makeVectors()) writeFileSync(join(folder, name), bytes);
