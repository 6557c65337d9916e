import { loadAdapter } from "./adapter/load-adapter.js";
import { dryRun } from "./dry-run.js";
import { loadMapping } from "./mapping/load-mapping.js";
import { parseOptions, type ReplayOptions } from "./options.js";
import { runReplay } from "./replay.js";
import { ReplayError } from "./replay-error.js";
import { binned } from "./report/binned-target.js";
import { SignalBins } from "./report/bins.js";
import { refuseUnwritable, writeReport } from "./report/write-report.js";
import { sizeOfFile } from "./rows/read-bytes.js";
import { largestIncidents, type Tally } from "./tally.js";
import { openTarget } from "./targets/open-target.js";
import type { IncidentFacts, ReplayTarget } from "./targets/target.js";
import { progressBar } from "./terminal/progress-bar.js";
import { renderSummary } from "./terminal/summary.js";
import { counted } from "./terminal/text-table.js";
import { type Translation, translationBy } from "./translation.js";
import { USAGE } from "./usage.js";

const DEFAULT_TENANT = "replay";
const LARGEST_SHOWN = 10;

/** The terminal that a command talks to. */
export interface CommandTerminal {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown };
}

/** Runs `replay` with the arguments of its command line; gives the exit code. */
export async function runCommand(args: readonly string[], terminal: CommandTerminal): Promise<number> {
  try {
    const options = parseOptions(args);
    if (options === "help") terminal.stdout.write(USAGE);
    else await carriedOut(options, terminal);
    return 0;
  } catch (error) {
    if (!(error instanceof ReplayError)) throw error;
    terminal.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function carriedOut(options: ReplayOptions, terminal: CommandTerminal): Promise<void> {
  await sizeOfFile(options.file);
  const translation = await loadTranslation(options.translation);
  if (options.detect && !("runAdapter" in translation))
    throw new ReplayError("--detect is for runs; these are signals without runs");
  if (options.dryRun) return dryRun({ ...options, translation }, (text) => terminal.stdout.write(text));
  if (options.report !== undefined) await refuseUnwritable(options.report);
  const tenant = options.tenant ?? tenantOf(translation) ?? DEFAULT_TENANT;
  const target = await openTarget(options.target, tenant);
  try {
    terminal.stdout.write(await replayed(options, translation, target, tenant, terminal));
  } finally {
    await target.close();
  }
}

async function replayed(
  options: ReplayOptions,
  translation: Translation,
  target: ReplayTarget,
  tenant: string,
  terminal: CommandTerminal,
): Promise<string> {
  const bar = progressBar(terminal.stderr, () => performance.now());
  const begun = performance.now();
  const bins = options.report === undefined ? undefined : new SignalBins();
  const named = { file: options.file, tenant: options.target.kind === "app" ? undefined : tenant };
  try {
    const tally = await runReplay(
      { ...options, translation },
      bins === undefined ? target : binned(target, bins),
      (share, soFar) => bar.update(share, progressText(soFar)),
    );
    const seconds = (performance.now() - begun) / 1000;
    if (options.report !== undefined && bins !== undefined)
      await writeReport(options.report, { ...named, tally, bins }, target);
    return renderSummary({
      ...named,
      target: target.name,
      tally,
      seconds,
      largest: await factsOf(largestIncidents(tally, LARGEST_SHOWN), target),
      reportFile: options.report,
      whereToLook: target.whereToLook,
    });
  } finally {
    bar.clear();
  }
}

function progressText({ rows, signals, ofRuns: { runs }, outcomes }: Tally): string {
  const sent = runs === 0 ? counted(signals, "signal") : counted(runs, "run");
  return `${counted(rows, "row")}, ${sent}, ${counted(outcomes.opened ?? 0, "incident")}`;
}

async function factsOf(incidentIds: readonly string[], target: ReplayTarget): Promise<IncidentFacts[]> {
  const incidents = await Promise.all(incidentIds.map((id) => target.getIncident(id)));
  return incidents.filter((incident) => incident !== undefined).sort((a, b) => b.signalCount - a.signalCount);
}

async function loadTranslation(files: ReplayOptions["translation"]): Promise<Translation> {
  return "mappingFile" in files
    ? { mapping: await loadMapping(files.mappingFile) }
    : translationBy(await loadAdapter(files.adapterFile));
}

function tenantOf(translation: Translation): string | undefined {
  if ("mapping" in translation) return translation.mapping.tenant;
  return "runAdapter" in translation ? translation.runAdapter.tenant : translation.adapter.tenant;
}
