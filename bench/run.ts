/** `npm run bench -- NAME`: runs one scripted benchmark; each prints ratios against a baseline measured in the same run. */
const BENCHES: Readonly<Record<string, () => Promise<{ run(): Promise<void> }>>> = {
  "cost-anomalies": () => import("./cost-anomalies/cost-anomalies.js"),
  "cost-reservations": () => import("./cost-reservations/cost-reservations.js"),
  "cost-snapshots": () => import("./cost-snapshots/cost-snapshots.js"),
  detectors: () => import("./detectors/detectors.js"),
  export: () => import("./export/export.js"),
  grouping: () => import("./grouping/grouping.js"),
  ingest: () => import("./ingest/ingest.js"),
  reads: () => import("./reads/reads.js"),
};

const [name = ""] = process.argv.slice(2);
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (bench === undefined) {
  console.error(`Which benchmark? One of: ${Object.keys(BENCHES).join(", ")}.`);
  process.exit(1);
}
await (await bench()).run();
