import {
  createWorkerLoop,
  type Relay,
  type Sweeper,
  type WebhookDeliverer,
  type WorkerLoop,
} from "@hoc/incident-engines";
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
  readonly lessonSweeper: Pick<Sweeper, "runOnce">;
  readonly costSnapshotter: Pick<Sweeper, "runOnce">;
  /** Absent without a key to sign with. */
  readonly checkpointer: Pick<Relay, "runOnce"> | undefined;
  /** Absent where no webhooks are sent. */
  readonly webhookDeliverer: WebhookDeliverer | undefined;
  readonly keyRemover: KeyRemover;
  readonly config: Pick<Config, "relayIntervalMs" | "sweepIntervalSeconds">;
  readonly logger: Logger;
}

/**
 * Delivers events, sends webhooks, resolves silent incidents, brings back lessons that are due, adds up costs, makes checkpoints of timelines
 * and removes expired idempotency keys, each at its own pace; a failure is logged and tried again.
 */
export function createWorkers(dependencies: WorkersDependencies): Workers {
  const { relay, sweeper, lessonSweeper, costSnapshotter, checkpointer, webhookDeliverer } = dependencies;
  const { keyRemover, config, logger } = dependencies;
  const loops = [
    loop("relay", relay, config.relayIntervalMs),
    ...(webhookDeliverer === undefined ? [] : [loop("webhookDeliverer", webhookDeliverer, config.relayIntervalMs)]),
    loop("sweeper", sweeper, config.sweepIntervalSeconds * 1_000),
    loop("lessonSweeper", lessonSweeper, config.sweepIntervalSeconds * 1_000),
    loop("costSnapshotter", costSnapshotter, config.sweepIntervalSeconds * 1_000),
    ...(checkpointer === undefined ? [] : [loop("checkpointer", checkpointer, config.sweepIntervalSeconds * 1_000)]),
    loop("keyRemover", keyRemover, config.sweepIntervalSeconds * 1_000),
  ];
  return {
    start() {
      for (const loop of loops) loop.start();
    },
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
      await webhookDeliverer?.idle();
    },
  };

  /** Of failures that follow one another for one reason, as in an outage, the first says it all. */
  function loop(worker: string, { runOnce }: Pick<Relay, "runOnce">, intervalMs: number): WorkerLoop {
    let reason: string | undefined;
    return createWorkerLoop({
      intervalMs,
      async run() {
        const done = await runOnce();
        if (reason !== undefined) logger.info({ worker }, "a worker works again");
        reason = undefined;
        return done;
      },
      onError(err) {
        const known = reason === String(err);
        reason = String(err);
        logger[known ? "debug" : "error"]({ err, worker }, "a worker failed and will try again");
      },
    });
  }
}
