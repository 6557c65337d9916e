import { MICROS_PER_SECOND, type SignalInput, UNCAPPED } from "@hoc/incident-schemas";
import { countText, textTable } from "../../apps/api/src/replay/terminal/text-table.js";
import { DataMissing, dataFile, signalsOf } from "./data.js";
import { type FaultQuality, faultQuality, pairwise, quantile } from "./metrics.js";
import { DEFAULTS, type Outcome, openStand, type Playing, type Stand, type TenantOf } from "./stand.js";
import { type InjectedFaults, injectedFaults, trueCauses } from "./truth.js";

const WINDOWS = [30, 60, 120, 180, 300, 450, 600, 900];
const PLAYINGS: readonly Playing[] = ["as it happened", "at once"];
const CAPS = [DEFAULTS.maxIncidentsPerTenantPerHour, UNCAPPED];

const RUNS = "autogpt-benchmark-runs";
const SPANS = "microservice-spans-nezha";
const REQUESTS = "azure-llm-requests-2023";

/** A way to say what fails, and the signals it gives. */
interface Telling {
  readonly name: string;
  readonly signals: readonly SignalInput[];
  readonly tenantOf?: TenantOf;
}

/** A day of spans with the faults that were injected in it. */
interface Day {
  readonly name: string;
  readonly signals: readonly SignalInput[];
  readonly faults: InjectedFaults;
}

/** Grouping compared with what is known to be true, on public data sets beside the repository. */
export async function run(): Promise<void> {
  const read = await readAll().catch((error: unknown) => {
    if (!(error instanceof DataMissing)) throw error;
    console.error(`This benchmark needs the public data sets that examples/replay describes. ${error.message}`);
    process.exitCode = 1;
  });
  if (read === undefined) return;
  const stand = await openStand();
  try {
    console.log(
      `${stand.place}; defaults: window ${DEFAULTS.aggregationWindowSeconds} s, ${CAPS[0]} new incidents an hour, ` +
        `sweep after ${DEFAULTS.autoResolveAfterSeconds} s, cooldown ${DEFAULTS.incidentCooldownSeconds} s`,
    );
    await reportRuns(stand, [...read.tellings, tenantPerAgent(read.tellings)], read.causes);
    await reportSpans(stand, read.days);
    await reportRequests(stand, read.requests);
    await reportRunCurve(stand, read.tellings, read.causes);
    await reportSpanCurve(stand, read.days);
  } finally {
    await stand.close();
  }
}

async function readAll() {
  const runs = dataFile(`${RUNS}/runs.jsonl.gz`);
  const linked = await signalsOf(runs, `${RUNS}.ts`);
  const tellings: Telling[] = [
    { name: "adapter with causes", signals: linked },
    { name: "adapter, causes removed", signals: linked.map(({ causedBy: _, ...signal }) => signal) },
    { name: "mapping, agent and kind", signals: await signalsOf(runs, `${RUNS}.json`) },
  ];
  return {
    tellings,
    causes: await trueCauses(runs),
    days: [await readDay("2022-08-22"), await readDay("2023-01-29")],
    requests: await signalsOf(dataFile(`${REQUESTS}/requests.csv.gz`), `${REQUESTS}.json`),
  };
}

/** The same causes with a tenant for every agent: the cap is one tenant's, and here seven agents share a log. */
function tenantPerAgent([linked]: readonly Telling[]): Telling {
  return {
    name: "adapter with causes, tenant per agent",
    signals: linked?.signals ?? [],
    tenantOf: ({ agentId }) => agentId ?? "none",
  };
}

async function readDay(name: string): Promise<Day> {
  const folder = `${SPANS}/${name}`;
  const signals = await signalsOf(dataFile(`${folder}/spans.csv.gz`), `${SPANS}.ts`);
  return { name, signals, faults: await injectedFaults(folder) };
}

async function reportRuns(stand: Stand, tellings: readonly Telling[], causes: ReadonlyMap<string, string>) {
  const rows: string[][] = [];
  for (const playing of PLAYINGS)
    for (const { name, signals, tenantOf } of tellings)
      for (const cap of CAPS) {
        const outcome = await stand.play(signals, playing, { maxIncidentsPerTenantPerHour: cap }, tenantOf);
        const { incidents, late, overflow } = outcome;
        const counts = [incidents.length, late, overflow].map(countText);
        rows.push([name, playing, capText(cap), ...qualityCells(outcome, causes), ...counts]);
      }
  const trueGroups = new Set(causes.values()).size;
  heading(
    `${RUNS}: ${countText(causes.size)} failures with a known cause, ${countText(trueGroups)} causes, ${(causes.size / trueGroups).toFixed(1)} failures each`,
  );
  const header = ["signals by", "played", "cap", ...QUALITY_HEADER, "incidents", "late", "overflow"];
  print(header, rows);
}

const QUALITY_HEADER = ["failures/incident", "precision", "recall", "F1"];

function qualityCells({ incidentOf }: Outcome, causes: ReadonlyMap<string, string>): string[] {
  const { items, foundGroups, precision, recall, f1 } = pairwise(incidentOf, causes);
  return [(items / foundGroups).toFixed(1), ...[precision, recall, f1].map((value) => value.toFixed(2))];
}

async function reportSpans(stand: Stand, days: readonly Day[]) {
  const rows: string[][] = [];
  for (const day of days)
    for (const playing of PLAYINGS)
      for (const cap of CAPS) {
        const { incidents, late } = await stand.play(day.signals, playing, { maxIncidentsPerTenantPerHour: cap });
        const quality = faultQuality(incidents, day.faults.withData);
        rows.push([day.name, playing, capText(cap), ...faultCells(quality), String(late)]);
      }
  const faults = days.map((day) => {
    const { withData, injected } = day.faults;
    return `${day.name} ${withData.length} faults with data of ${injected}, ${countText(day.signals.length)} signals`;
  });
  heading(`${SPANS}: ${faults.join("; ")}`);
  print(["day", "played", "cap", ...FAULT_HEADER, "late"], rows);
}

const FAULT_HEADER = [
  "found %",
  "one to one %",
  "incidents",
  "per fault",
  "melted",
  "split",
  "stray",
  "begun before",
  "begun after",
  "delay s, median",
  "longest",
];

function faultCells(quality: FaultQuality): string[] {
  const { faults, found, oneToOne, incidents, melted, split, stray, begunBefore, delays } = quality;
  const seconds = (part: number) =>
    delays.length === 0 ? "" : (quantile(delays, part) / MICROS_PER_SECOND).toFixed(1);
  return [
    percent(found, faults),
    percent(oneToOne, faults),
    String(incidents),
    found === 0 ? "" : ((incidents - stray) / found).toFixed(2),
    ...[melted, split, stray, begunBefore, delays.length].map(String),
    seconds(0.5),
    seconds(1),
  ];
}

async function reportRequests(stand: Stand, signals: readonly SignalInput[]) {
  heading(`${REQUESTS}: requests that are well`);
  for (const cap of CAPS) {
    const { incidents } = await stand.play(signals, "at once", { maxIncidentsPerTenantPerHour: cap });
    console.log(`cap ${capText(cap)}: ${signals.length} signals, ${incidents.length} incidents`);
  }
}

async function reportRunCurve(stand: Stand, tellings: readonly Telling[], causes: ReadonlyMap<string, string>) {
  const rows: string[][] = [];
  for (const window of WINDOWS) {
    const cells = [String(window)];
    for (const { signals } of tellings) {
      const settings = { aggregationWindowSeconds: window, maxIncidentsPerTenantPerHour: UNCAPPED };
      const [failures = "", ...shares] = qualityCells(await stand.play(signals, "at once", settings), causes);
      cells.push(failures, shares.join(" "));
    }
    rows.push(cells);
  }
  heading(`${RUNS} over windows, at once, cap lifted: failures per incident (f/i); precision, recall, F1`);
  print(["window s", ...tellings.flatMap(({ name }) => ["f/i", name])], rows);
}

async function reportSpanCurve(stand: Stand, days: readonly Day[]) {
  const rows: string[][] = [];
  for (const day of days)
    for (const playing of PLAYINGS)
      for (const window of WINDOWS) {
        const settings = { aggregationWindowSeconds: window, maxIncidentsPerTenantPerHour: UNCAPPED };
        const { incidents, late } = await stand.play(day.signals, playing, settings);
        const cells = faultCells(faultQuality(incidents, day.faults.withData));
        rows.push([day.name, playing, String(window), ...cells, String(late)]);
      }
  heading(`${SPANS} over windows, cap lifted`);
  print(["day", "played", "window s", ...FAULT_HEADER, "late"], rows);
}

function capText(cap: number): string {
  return cap === UNCAPPED ? "lifted" : String(cap);
}

function percent(part: number, whole: number): string {
  return ((100 * part) / whole).toFixed(0);
}

function heading(text: string): void {
  console.log(`\n${text}\n`);
}

function print(header: readonly string[], rows: readonly (readonly string[])[]): void {
  for (const line of textTable(header, rows)) console.log(line);
}
