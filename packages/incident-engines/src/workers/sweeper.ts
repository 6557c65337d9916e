import { SYSTEM_ACTORS } from "@hoc/incident-schemas";
import type { Ambient, UnitOfWork } from "@hoc/incident-schemas/ports";
import type { Operations } from "../create-operations.js";
import { sweepTenants } from "./sweep-tenants.js";

/** What a sweeper is made from. */
export interface SweeperOptions {
  readonly operations: Pick<Operations, "execute">;
  readonly unitOfWork: Pick<UnitOfWork, "acrossTenants">;
  readonly ambient: Pick<Ambient, "clock" | "logger">;
  /** Most tenants in one round. */
  readonly tenantsPerRound?: number | undefined;
}

/** Does for its tenants what nobody else does, such as resolving incidents that have been silent too long. */
export interface Sweeper {
  /** Makes one round and gives how many incidents, or whatever it is about, were done. */
  runOnce(): Promise<number>;
}

/**
 * Makes a sweeper: it asks which tenants may have silent incidents and sweeps each by
 * `incidents.maintenance.resolveStaleIncidents`. A tenant that fails does not keep others back; any number of sweepers
 * may run at once.
 *
 * @example const sweeper = createSweeper({ operations, unitOfWork, ambient: systemAmbient() })
 */
export function createSweeper({ operations, unitOfWork, ambient, tenantsPerRound = 100 }: SweeperOptions): Sweeper {
  const { clock, logger } = ambient;

  return {
    runOnce: () =>
      sweepTenants({
        tenants: () =>
          unitOfWork.acrossTenants(({ fanOut }) => fanOut.tenantsWithStaleIncidents(clock(), tenantsPerRound)),
        async sweep(tenantId) {
          const context = { tenantId, actor: SYSTEM_ACTORS.autoResolve, role: "admin" } as const;
          const id = "incidents.maintenance.resolveStaleIncidents";
          return (await operations.execute(id, {}, context)).resolvedIncidents;
        },
        logger,
        failure: "the silent incidents of a tenant could not be resolved",
      }),
  };
}
