import { program } from "../../tooling/tsup.base.js";

export default program({
  main: "src/main.ts",
  "pdf-worker": "src/wiring/pdf-worker.ts",
  "replay/main": "src/replay/main.ts",
  "keys/main": "src/keys/main.ts",
  "doctor/main": "src/doctor/main.ts",
});
