/** What a worker loop is made from. */
export interface WorkerLoopOptions {
  /** Makes one round and gives how much was done. */
  readonly run: () => Promise<number>;
  /** Pause after a round in which there was nothing to do, or which failed. */
  readonly intervalMs: number;
  /** Hears of a round that failed; the loop goes on. */
  readonly onError: (error: unknown) => void;
}

/** Runs rounds until it is stopped. */
export interface WorkerLoop {
  /** Begins with a round at once; does nothing when it runs already. */
  start(): void;
  /** Begins no further round, and resolves when the running one is over. */
  stop(): Promise<void>;
}

/**
 * Makes a loop around a worker's round. After a round that did something the next one follows at once, otherwise after
 * the interval; rounds never overlap.
 *
 * @example const loop = createWorkerLoop({ run: relay.runOnce, intervalMs: 1_000, onError: (error) => logger.error({ err: error }, "relay") })
 */
export function createWorkerLoop({ run, intervalMs, onError }: WorkerLoopOptions): WorkerLoop {
  let running: Promise<void> | undefined;
  let stopping = false;
  let wake: () => void = () => undefined;

  return {
    start() {
      if (running !== undefined) return;
      stopping = false;
      running = rounds();
    },
    async stop() {
      stopping = true;
      wake();
      await running;
      running = undefined;
    },
  };

  async function rounds(): Promise<void> {
    while (!stopping) {
      const done = await round();
      if (done === 0 && !stopping) await pause();
    }
  }

  async function round(): Promise<number> {
    try {
      return await run();
    } catch (error) {
      onError(error);
      return 0;
    }
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, intervalMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
