import { runKeys } from "./run-keys.js";

process.exitCode = await runKeys(process.argv.slice(2), process);
