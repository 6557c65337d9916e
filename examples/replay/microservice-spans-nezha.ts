import { instantFromMicros, instantSchema, microsOf, type SignalInput } from "@hoc/incident-schemas";
import type { ReplayContext, SignalAdapter } from "../../apps/api/src/replay/adapter/adapter.js";
import type { ReplayRow } from "../../apps/api/src/replay/rows/row.js";

const SLOW_MICROS = 1_000_000;

/** What the numbers in the columns `pod` and `op` stand for, and where time begins. */
interface Dictionary {
  readonly t0UnixNano: number;
  readonly pods: readonly string[];
  readonly ops: readonly string[];
}

/** A signal and its instant in microseconds. */
interface Timed {
  readonly at: number;
  readonly signal: SignalInput;
}

/**
 * A tenant is one system. Whatever breaks in it shows at many of its services at once, and nothing in the log says which
 * of them began it; so the signals carry no fingerprint, and one system has one problem as long as failures keep coming.
 */
const adapter: SignalAdapter = {
  name: "microservice-spans-nezha",
  description: "Spans of microservices: requests that took longer than a second, and error lines where there are any",
  tenant: "nezha",
  async *signals(rows, context) {
    const dictionary = await readDictionary(context);
    const errors = context.hasFile("log_errors.jsonl.gz") ? errorLines(context) : none();
    yield* inOrder(slowRequests(rows, dictionary, context), errors);
  },
};

export default adapter;

/**
 * Requests whose first span took longer than a second. They are signals when they end: that is when whoever watches them
 * knows.
 */
async function* slowRequests(
  rows: AsyncIterable<ReplayRow>,
  dictionary: Dictionary,
  context: ReplayContext,
): AsyncGenerator<Timed> {
  // Nanoseconds of a whole second divide exactly.
  let start = dictionary.t0UnixNano / 1000;
  let trace = -1;
  for await (const row of rows) {
    if (row.values.newTrace !== "1") continue;
    trace += 1;
    start += whole(row, "dtUs", context);
    const duration = whole(row, "durUs", context);
    if (duration <= SLOW_MICROS) continue;
    const pod = named(dictionary.pods, row, "pod", context);
    const operation = named(dictionary.ops, row, "op", context);
    const at = start + duration;
    yield {
      at,
      signal: {
        signalId: `slow:${start}:${trace}`,
        triggerType: "failure_spike",
        kind: "call",
        reference: `trace:${trace}`,
        occurredAt: instantFromMicros(at),
        errorCode: "SLOW_REQUEST",
        errorMessage: `${operation} took ${(duration / SLOW_MICROS).toFixed(3)} s`,
        title: `Slow requests at ${serviceOf(pod)}`,
        details: { trace, pod, operation, durationMicros: duration },
      },
    };
  }
}

/** ERROR lines; they are known at once. */
async function* errorLines(context: ReplayContext): AsyncGenerator<Timed> {
  for await (const row of context.rowsOf("log_errors.jsonl.gz")) {
    const { at, pod, level, trace, message } = row.values;
    if (level !== "ERROR") continue;
    if (typeof at !== "string" || typeof pod !== "string" || typeof message !== "string")
      context.fail(row, "an error line needs at, pod and message");
    const occurredAt = instantSchema.parse(at);
    yield {
      at: microsOf(occurredAt),
      signal: {
        signalId: `error:${occurredAt}:${row.line}`,
        triggerType: "failure_spike",
        kind: "call",
        occurredAt,
        errorCode: "ERROR_LINE",
        errorMessage: message,
        title: `Errors in ${serviceOf(pod)}`,
        details: { pod, trace: trace ?? null },
        ...(typeof trace === "number" ? { reference: `trace:${trace}` } : {}),
      },
    };
  }
}

/** Two streams as one, each in its own order, the earlier instant first. */
async function* inOrder(a: AsyncGenerator<Timed>, b: AsyncGenerator<Timed>): AsyncGenerator<SignalInput> {
  let [first, second] = [await a.next(), await b.next()];
  while (first.done !== true || second.done !== true) {
    if (second.done === true || (first.done !== true && first.value.at <= second.value.at)) {
      if (first.done !== true) yield first.value.signal;
      first = await a.next();
    } else {
      yield second.value.signal;
      second = await b.next();
    }
  }
}

async function* none(): AsyncGenerator<Timed> {}

/** The service that a pod belongs to: its name without the two parts that a deployment adds. */
function serviceOf(pod: string): string {
  return pod.replace(/-[0-9a-f]{6,10}-[0-9a-z]{5}$/, "");
}

async function readDictionary(context: ReplayContext): Promise<Dictionary> {
  const value = (await context.readJson("dict.json")) as Partial<Dictionary>;
  if (typeof value.t0UnixNano !== "number" || !Array.isArray(value.pods) || !Array.isArray(value.ops))
    throw new Error("dict.json needs t0UnixNano, pods and ops");
  return { t0UnixNano: value.t0UnixNano, pods: value.pods, ops: value.ops };
}

function whole(row: ReplayRow, column: string, context: ReplayContext): number {
  const text = row.values[column];
  return typeof text === "string" && /^\d+$/.test(text)
    ? Number(text)
    : context.fail(row, "has to be a whole number", column);
}

function named(names: readonly string[], row: ReplayRow, column: string, context: ReplayContext): string {
  return names[whole(row, column, context)] ?? context.fail(row, "is not in dict.json", column);
}
