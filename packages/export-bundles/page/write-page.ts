import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildPage } from "./build-page.js";

writeFileSync(join(import.meta.dirname, "../dist/verify.html"), await buildPage());
