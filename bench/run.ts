import { commandLine } from "../tooling/command-line.js";

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

const { word } = commandLine({
  call: "npm run bench --",
  does: "Runs a benchmark; each prints ratios against a baseline that is measured in the same run.",
  options: {},
  word: { name: "NAME", known: Object.keys(BENCHES) },
});
await (await BENCHES[word]?.())?.run();
