import { createHash } from "node:crypto";
import { type BundleFacts, buildContent, bundleBytes, sealBundle, verifyBundle } from "@hoc/export-bundles";
import { createPdfRenderer } from "@hoc/export-bundles/pdf";
import { storyParams } from "../../packages/export-bundles/test/a-story.js";
import { issuer, issuerKey } from "../../packages/export-bundles/test/keys.js";
import { medians, printLine } from "../reads/measure.js";
import { type FactsSize, factsOfSize } from "./facts.js";

const SIZES = [
  { steps: 100, rounds: 300 },
  { steps: 10_000, rounds: 10 },
  { steps: 100_000, rounds: 5 },
] as const;

const REPORTS: readonly FactsSize[] = [
  ...[24, 500, 5_000].map((steps) => ({ steps, notes: 0 })),
  ...[500, 5_000].map((notes) => ({ steps: 24, notes })),
];

const TRUST = { format: "export-bundles/trust@1" as const, keys: [issuerKey], timestampAuthorities: [] };
const WAY_TITLES = ["steps     ", "file MiB", "build+seal ms", "ratio", "file ms", "verify ms", "ratio", "baseline ms"];
const REPORT_TITLES = ["steps, notes ", "pages", "MiB", "ms", "pages/s"];

/** What making and verifying a bundle costs, against writing the same content as JSON and hashing it once. */
export async function run(): Promise<void> {
  console.log("\nbundles of the kind soc2; baseline: JSON.stringify of the content and SHA-256\n");
  printLine(WAY_TITLES, WAY_TITLES);
  for (const size of SIZES) await reportWays(size);
  console.log(`\nlargest resident memory so far: ${mebibytes(process.resourceUsage().maxRSS * 1_024)} MiB`);
  console.log("\nreports (PDF)\n");
  printLine(REPORT_TITLES, REPORT_TITLES);
  for (const size of REPORTS) await reportPdf(size);
  console.log(`\nlargest resident memory: ${mebibytes(process.resourceUsage().maxRSS * 1_024)} MiB`);
}

async function reportWays({ steps, rounds }: (typeof SIZES)[number]): Promise<void> {
  const facts = factsOfSize({ steps, notes: 0 });
  const bundle = await sealed(facts);
  const file = bundleBytes(bundle);
  const [build = 0, write = 0, verify = 0, baseline = 0] = await medians(rounds, [
    () => sealed(facts),
    async () => bundleBytes(bundle),
    async () => mustBeVerified(file),
    async () => createHash("sha256").update(JSON.stringify(bundle.content)).digest("hex"),
  ]);
  const ratios = [build, verify].map((time) => (time / baseline).toFixed(1));
  const [buildRatio = "", verifyRatio = ""] = ratios;
  printLine(WAY_TITLES, [
    String(steps),
    mebibytes(file.length),
    build,
    buildRatio,
    write,
    verify,
    verifyRatio,
    baseline,
  ]);
}

async function reportPdf({ steps, notes }: FactsSize): Promise<void> {
  const renderer = createPdfRenderer();
  const file = bundleBytes(await sealed(factsOfSize({ steps, notes })));
  const pdf = await renderer.render(file);
  const [time = 0] = await medians(3, [() => renderer.render(file)]);
  const pages =
    Buffer.from(pdf)
      .toString("latin1")
      .match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
  printLine(REPORT_TITLES, [
    `${steps}, ${notes}`,
    String(pages),
    mebibytes(pdf.length),
    time.toFixed(0),
    ((pages / time) * 1_000).toFixed(0),
  ]);
}

function sealed(facts: BundleFacts) {
  return sealBundle(buildContent("soc2", facts, storyParams()), issuer);
}

function mustBeVerified(file: Uint8Array): void {
  const { verdict, failure } = verifyBundle(file, { trust: TRUST });
  if (verdict !== "verified") throw new Error(`The bundle of the benchmark is ${verdict}: ${failure?.message}`);
}

function mebibytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1);
}
