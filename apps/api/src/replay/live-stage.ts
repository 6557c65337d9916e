import { createSweeper, type Operations } from "@hoc/incident-engines";
import {
  type IncidentAggregatorConfig,
  type Instant,
  incidentAggregatorConfigSchema,
  instantFromMicros,
} from "@hoc/incident-schemas";
import type { Ambient, UnitOfWork } from "@hoc/incident-schemas/ports";
import type { LiveStage } from "./as-it-happened.js";

/** A clock that stands where it was put last. */
export interface SetClock {
  readonly clock: () => Instant;
  moveTo(micros: number): void;
}

/** A clock in the hand of whoever plays a log; it begins at the epoch. */
export function setClock(): SetClock {
  let now = 0;
  return {
    clock: () => instantFromMicros(now),
    moveTo(micros) {
      now = micros;
    },
  };
}

/** What a stage is made of; the ambient goes by the clock. */
interface StageParts {
  readonly clock: SetClock;
  readonly operations: Operations;
  readonly unitOfWork: UnitOfWork;
  readonly ambient: Ambient;
  readonly aggregator: Partial<IncidentAggregatorConfig>;
}

/** A stage for a log: the clock, and the sweep that a server with these settings runs. */
export function liveStage({ clock, operations, unitOfWork, ambient, aggregator }: StageParts): LiveStage {
  const sweeper = createSweeper({ operations, unitOfWork, ambient });
  const { autoResolveAfterSeconds } = incidentAggregatorConfigSchema.parse(aggregator);
  return { moveTo: clock.moveTo, sweep: () => sweeper.runOnce(), autoResolveAfterSeconds };
}
