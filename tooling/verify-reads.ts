import { READ_AT } from "./verify-reads/history.js";
import { countOutcomes, renderMatrix } from "./verify-reads/verdict.js";
import { openVerifiedApp } from "./verify-reads/verified-app.js";
import { verifyReads } from "./verify-reads/verify-reads.js";

const app = await openVerifiedApp({ start: READ_AT });
const rows = await verifyReads(app);
await app.close();

const { WARN, FAIL } = countOutcomes(rows);
console.log(renderMatrix(rows));
process.exitCode = FAIL > 0 || (WARN > 0 && process.argv.includes("--strict")) ? 1 : 0;
