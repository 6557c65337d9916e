import { parseArgs } from "node:util";
import { createDatabase, startPostgres } from "./db/postgres-server.js";
import { complaints, describeReport } from "./fuzz/describe-report.js";
import { fuzz } from "./fuzz/fuzz-run.js";

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "5000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    postgres: { type: "boolean", default: false },
  },
});
const options = { requests: Number(values.requests), seed: Number(values.seed), tell: console.error };

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
