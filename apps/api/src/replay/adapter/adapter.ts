import type { SignalInput } from "@hoc/incident-schemas";
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
 * Turns a recorded log into signals where a mapping is not enough: it may look at several rows before it sends one, set
 * `fingerprint` and `causedBy`, and read files beside the log. Signals are sent in the order in which it yields them,
 * which should be the order in which they were recorded.
 *
 * @example
 * const adapter: ReplayAdapter = { name: "calls", description: "Failing calls of our gateway", signals };
 * export default adapter;
 */
export interface ReplayAdapter {
  readonly name: string;
  readonly description: string;
  /** Where the signals go when the command line names no tenant. */
  readonly tenant?: string;
  signals(rows: AsyncIterable<ReplayRow>, context: ReplayContext): AsyncIterable<SignalInput>;
}
