import { createWorkerLoop, type Relay, type Sweeper } from "@hoc/incident-engines";
import type { Logger } from "@hoc/incident-schemas/ports";
import type { Config } from "../config.js";
import type { KeyRemover } from "./key-remover.js";

/** What works on its own while the server runs. */
export interface Workers {
  start(): void;
  /** Resolves when the step under way is done. */
  stop(): Promise<void>;
}

/** What {@link createWorkers} needs. */
export interface WorkersDependencies {
  readonly relay: Pick<Relay, "runOnce">;
  readonly sweeper: Pick<Sweeper, "runOnce">;
  readonly keyRemover: KeyRemover;
  readonly config: Pick<Config, "relayIntervalMs" | "sweepIntervalSeconds">;
  readonly logger: Logger;
}

/** Delivers events, resolves silent incidents and removes expired idempotency keys, each at its own pace; a failure is logged and tried again. */
export function createWorkers({ relay, sweeper, keyRemover, config, logger }: WorkersDependencies): Workers {
  const loops = [
    createWorkerLoop({
      run: () => relay.runOnce(),
      intervalMs: config.relayIntervalMs,
      onError: (err) => logger.error({ err, worker: "relay" }, "a worker failed and will try again"),
    }),
    createWorkerLoop({
      run: () => sweeper.runOnce(),
      intervalMs: config.sweepIntervalSeconds * 1_000,
      onError: (err) => logger.error({ err, worker: "sweeper" }, "a worker failed and will try again"),
    }),
    createWorkerLoop({
      run: () => keyRemover.runOnce(),
      intervalMs: config.sweepIntervalSeconds * 1_000,
      onError: (err) => logger.error({ err, worker: "keyRemover" }, "a worker failed and will try again"),
    }),
  ];
  return {
    start() {
      for (const loop of loops) loop.start();
    },
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
