import { commandLine } from "./command-line.js";
import { report } from "./verify/matrix.js";
import { verifierOptions } from "./verify/plant.js";
import { READ_AT } from "./verify-reads/deeds.js";
import { READ_MATRIX } from "./verify-reads/matrix.js";
import { disguised, READ_PLANTS } from "./verify-reads/plants.js";
import { openVerifiedApp } from "./verify-reads/verified-app.js";
import { routesCovered, verifyReads } from "./verify-reads/verify-reads.js";

const { plant, ...telling } = commandLine({
  call: "npm run verify:reads --",
  does: "Asks every endpoint that reads, before and after writes, and says which promise each keeps.",
  options: verifierOptions(READ_PLANTS),
}).values;
const app = await openVerifiedApp({
  start: READ_AT,
  ...(plant && { disguise: disguised({ [plant.operation]: plant.instead }) }),
});
const endpoints = app.endpoints.filter(({ operation }) => plant === undefined || operation === plant.operation);
const answering = new Set<(typeof endpoints)[number]>();
const rows = await verifyReads({ ...app, endpoints }, answering);
await app.close();

report(telling, READ_MATRIX, rows, routesCovered(answering));
