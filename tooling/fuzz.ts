import { commandLine, flag, orElse, wholeNumber } from "./command-line.js";
import { createDatabase, startPostgres } from "./db/postgres-server.js";
import { complaints, describeReport } from "./fuzz/describe-report.js";
import { fuzz } from "./fuzz/fuzz-run.js";

const { values } = commandLine({
  call: "npm run fuzz --",
  does: "Sends requests to every route, good ones and bad ones. Exit codes: 0 nothing is wrong, 1 something is, 2 not understood.",
  options: {
    requests: orElse(wholeNumber("how many requests"), 5_000),
    seed: wholeNumber("what the requests are made of; the same number, the same requests"),
    postgres: flag("on a real PostgreSQL instead of the embedded one"),
  },
});
const { requests, seed = 1 + (Date.now() % 1_000_000) } = values;
const options = { requests, seed, tell: console.error };

const report = values.postgres ? await onPostgres() : await fuzz(options);
console.log(describeReport(report));
process.exitCode = complaints(report).length === 0 ? 0 : 1;

async function onPostgres() {
  const server = await startPostgres();
  const database = await createDatabase(server.url);
  try {
    return await fuzz({ ...options, databaseUrl: database.url });
  } finally {
    await database.drop();
    await server.stop();
  }
}
