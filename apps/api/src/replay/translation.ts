import type { ReplayAdapter, RunAdapter, SignalAdapter } from "./adapter/adapter.js";
import type { Mapping } from "./mapping/mapping-schema.js";

/** What turns rows into signals. */
export type SignalTranslation = { readonly mapping: Mapping } | { readonly adapter: SignalAdapter };

/** What turns rows into runs. */
export interface RunTranslation {
  readonly runAdapter: RunAdapter;
}

/** What turns rows into what the product takes. */
export type Translation = SignalTranslation | RunTranslation;

/** One replay: which file, by what translation, how. */
export interface Replay<T extends Translation = Translation> {
  readonly file: string;
  readonly translation: T;
  /** Signals, or steps of a run, in a request; 1,000 at most. */
  readonly batchSize: number;
  /** Stops after so many signals or runs. */
  readonly limit?: number | undefined;
  /** Whether the detectors look at every run that ends. */
  readonly detect?: boolean;
}

/**
 * The translation that an adapter is: into runs, or into signals.
 *
 * @example const translation = translationBy(await loadAdapter("calls.ts"));
 */
export function translationBy(adapter: ReplayAdapter): Translation {
  return "runs" in adapter ? { runAdapter: adapter } : { adapter };
}
