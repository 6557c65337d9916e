import type { reportRunInputSchema, SignalInput, traceStepInputSchema } from "@hoc/incident-schemas";
import type { z } from "zod";
import type { ReplayRow } from "../rows/row.js";

/** What an adapter may ask for beside the rows. */
export interface ReplayContext {
  /** The file that is replayed, as named on the command line. */
  readonly file: string;
  /** Whether there is a file of this name beside it. */
  hasFile(name: string): boolean;
  /** A JSON file beside it. */
  readJson(name: string): Promise<unknown>;
  /** The rows of a CSV or JSON Lines file beside it, plain or gzip. */
  rowsOf(name: string): AsyncIterable<ReplayRow>;
  /** Ends the replay with a sentence that names file, line and field. */
  fail(row: ReplayRow, problem: string, field?: string): never;
}

/**
 * A run of the log as an adapter reports it: what `POST /v1/runs` takes, with an id that the log knows the run by, and
 * the steps of its trace in their order. With a final status it is sent as it went: started, its steps, how it ended.
 */
export interface RunReport {
  readonly run: z.input<typeof reportRunInputSchema> & { readonly runId: string };
  readonly steps: readonly z.input<typeof traceStepInputSchema>[];
}

interface AdapterFacts {
  readonly name: string;
  readonly description: string;
  /** Where it all goes when the command line names no tenant. */
  readonly tenant?: string;
}

/**
 * Turns a recorded log into signals where a mapping is not enough: it may look at several rows before it sends one, set
 * `fingerprint` and `causedBy`, and read files beside the log. Signals are sent in the order in which it yields them,
 * which should be the order in which they were recorded.
 *
 * @example
 * const adapter: SignalAdapter = { name: "calls", description: "Failing calls of our gateway", signals };
 * export default adapter;
 */
export interface SignalAdapter extends AdapterFacts {
  signals(rows: AsyncIterable<ReplayRow>, context: ReplayContext): AsyncIterable<SignalInput>;
}

/**
 * Turns a recorded log into runs with their steps, those that did their work as well as those that failed. The product
 * makes a signal of each run that did not do its work. Runs are sent in the order in which it yields them.
 *
 * @example
 * const adapter: RunAdapter = { name: "runs", description: "Runs of our agents", runs };
 * export default adapter;
 */
export interface RunAdapter extends AdapterFacts {
  runs(rows: AsyncIterable<ReplayRow>, context: ReplayContext): AsyncIterable<RunReport>;
}

/** Turns a recorded log into what the product takes: signals, or runs. */
export type ReplayAdapter = SignalAdapter | RunAdapter;
