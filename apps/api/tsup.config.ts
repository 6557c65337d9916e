import { program } from "../../tooling/tsup.base.js";

export default program({ main: "src/main.ts", "replay/main": "src/replay/main.ts" });
