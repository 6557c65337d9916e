import { randomBytes, randomUUID } from "node:crypto";
import type { IncidentAggregatorConfig, Signal } from "@hoc/incident-schemas";
import { instantFromMicros } from "@hoc/incident-schemas";
import type { Ambient, UnitOfWork } from "@hoc/incident-schemas/ports";
import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { kyselyUnitOfWork } from "../src/unit-of-work/index.js";
import type { Database } from "./databases.js";

/** Surroundings as a process has them: the machine's clock, random ids and salts. */
export function processAmbient(): Ambient {
  return fakeAmbient({
    clock: () => instantFromMicros(Date.now() * 1000),
    uuid: randomUUID,
    randomHex: (bytes) => randomBytes(bytes).toString("hex"),
  });
}

/** A unit of work as each process of a service has one. */
export const processOn = (db: Database, aggregator: Partial<IncidentAggregatorConfig> = {}): UnitOfWork =>
  kyselyUnitOfWork(db, { ambient: processAmbient(), aggregator });

/** Records a batch and gives the answers. */
export const record = (unitOfWork: UnitOfWork, tenantId: string, signals: readonly Signal[]) =>
  unitOfWork.write(tenantId, (ports) => ports.aggregator.record(tenantId, signals));

/** How often each word occurs. */
export function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
