import { DomainError, type RecordResult, type Signal } from "@hoc/incident-schemas";
import { type RetrySources, withRetries } from "./retry.js";

/** Writes signals of one tenant in one transaction; answers in the order given. */
export type WriteSignals = (tenantId: string, signals: readonly Signal[]) => Promise<readonly RecordResult[]>;

/** What a gatherer is made from. */
export interface GathererOptions extends RetrySources {
  readonly write: WriteSignals;
  /** Most signals that wait for their transaction in this process. */
  readonly maxWaitingSignals?: number | undefined;
  /** Most signals in one transaction; a single caller's signals are never split. */
  readonly maxBatch?: number | undefined;
  /** Most transactions at once. */
  readonly maxTransactions?: number | undefined;
}

/** How much a gatherer holds at the moment. */
export interface GathererLoad {
  readonly waitingSignals: number;
  readonly runningTransactions: number;
  /** Tenants with signals waiting or being written. */
  readonly tenants: number;
}

/** Gathers the signals of many callers into few transactions. */
export interface Gatherer {
  /**
   * Records one caller's signals; answers in their order, once they are committed.
   *
   * @throws DomainError `overloaded` when too many signals wait, `database_unavailable` after `close`
   */
  record(tenantId: string, signals: readonly Signal[]): Promise<RecordResult[]>;
  /** How much is held at the moment. */
  load(): GathererLoad;
  /** Takes nothing more, and resolves when everything taken is answered. */
  close(): Promise<void>;
}

interface Call {
  readonly signals: readonly Signal[];
  readonly resolve: (results: RecordResult[]) => void;
  readonly reject: (error: unknown) => void;
}

/** The calls of one tenant that wait; a tenant has a lane from its first waiting call to its last answered one. */
interface Lane {
  readonly tenantId: string;
  readonly waiting: Call[];
}

/**
 * Makes a gatherer. There is no timer: a call of an idle tenant is written at once; while a transaction of the tenant
 * runs, further calls gather into the next one. Tenants do not wait for each other; when all transactions are taken,
 * tenants get them in turn. A refused batch of several callers is written again caller by caller, so that nobody fails
 * for another's fault.
 *
 * @example createGatherer({ write, randomHex }).record("acme", signals)
 */
export function createGatherer(options: GathererOptions): Gatherer {
  const { write, maxWaitingSignals = 10_000, maxBatch = 5_000, maxTransactions = 16 } = options;
  const lanes = new Map<string, Lane>();
  /** Lanes that wait for a transaction, in turn. */
  const ready: Lane[] = [];
  let waitingSignals = 0;
  let running = 0;
  let closed = false;
  let onIdle: (() => void)[] = [];

  return {
    record(tenantId, signals) {
      if (closed) return Promise.reject(closing());
      if (signals.length === 0) return Promise.resolve([]);
      const startsAtOnce = !lanes.has(tenantId) && running < maxTransactions;
      if (!startsAtOnce && waitingSignals + signals.length > maxWaitingSignals) return Promise.reject(overloaded());
      return new Promise((resolve, reject) => {
        enqueue(tenantId, { signals, resolve, reject });
        startReadyLanes();
      });
    },
    load: () => ({ waitingSignals, runningTransactions: running, tenants: lanes.size }),
    close() {
      closed = true;
      return lanes.size === 0 ? Promise.resolve() : new Promise((resolve) => onIdle.push(resolve));
    },
  };

  function enqueue(tenantId: string, call: Call): void {
    waitingSignals += call.signals.length;
    const lane = lanes.get(tenantId);
    if (lane !== undefined) {
      lane.waiting.push(call);
      return;
    }
    const opened = { tenantId, waiting: [call] };
    lanes.set(tenantId, opened);
    ready.push(opened);
  }

  function startReadyLanes(): void {
    while (running < maxTransactions) {
      const lane = ready.shift();
      if (lane === undefined) return;
      void runNextBatch(lane);
    }
  }

  async function runNextBatch(lane: Lane): Promise<void> {
    running += 1;
    await writeBatch(lane.tenantId, takeBatch(lane));
    running -= 1;
    if (lane.waiting.length > 0) ready.push(lane);
    else lanes.delete(lane.tenantId);
    startReadyLanes();
    if (lanes.size === 0) reportIdle();
  }

  function takeBatch(lane: Lane): Call[] {
    let size = 0;
    let calls = 0;
    for (const call of lane.waiting) {
      if (calls > 0 && size + call.signals.length > maxBatch) break;
      size += call.signals.length;
      calls += 1;
    }
    waitingSignals -= size;
    return lane.waiting.splice(0, calls);
  }

  /** Writes calls in one transaction and answers each; never rejects. */
  async function writeBatch(tenantId: string, calls: readonly Call[]): Promise<void> {
    try {
      const results = await writeTogether(
        tenantId,
        calls.flatMap((call) => call.signals),
      );
      let start = 0;
      for (const call of calls) {
        const end = start + call.signals.length;
        call.resolve(results.slice(start, end));
        start = end;
      }
    } catch (error) {
      if (calls.length > 1 && !isNobodysFault(error)) for (const call of calls) await writeBatch(tenantId, [call]);
      else for (const call of calls) call.reject(error);
    }
  }

  async function writeTogether(tenantId: string, signals: readonly Signal[]): Promise<readonly RecordResult[]> {
    const results = await withRetries(() => write(tenantId, signals), options);
    if (results.length === signals.length) return results;
    throw new DomainError("internal_error", `${signals.length} signals got ${results.length} answers.`);
  }

  function reportIdle(): void {
    const waiting = onIdle;
    onIdle = [];
    for (const report of waiting) report();
  }
}

/** Whether each of the callers alone would fail the same way: the tenant is busy, or the database is gone. */
function isNobodysFault(error: unknown): boolean {
  return (error as { retryable?: unknown } | null | undefined)?.retryable === true;
}

function overloaded(): DomainError {
  return new DomainError("overloaded", "Too many signals wait in this process; try again after a moment.", {
    retryAfterSeconds: 1,
  });
}

function closing(): DomainError {
  return new DomainError("database_unavailable", "This process is shutting down; send the signals again.", {
    retryAfterSeconds: 1,
  });
}
