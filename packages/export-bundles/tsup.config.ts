import { selfContained } from "../../tooling/tsup.base.js";

export default selfContained(import.meta.dirname, { "cli/main": "src/cli/main.ts" });
