import { report } from "./verify/matrix.js";
import { READ_AT } from "./verify-reads/deeds.js";
import { READ_MATRIX } from "./verify-reads/matrix.js";
import { openVerifiedApp } from "./verify-reads/verified-app.js";
import { verifyReads } from "./verify-reads/verify-reads.js";

const app = await openVerifiedApp({ start: READ_AT });
const rows = await verifyReads(app);
await app.close();

report(READ_MATRIX, rows);
