import { SYSTEM_ACTORS } from "@hoc/incident-schemas";
import type { Ambient, UnitOfWork } from "@hoc/incident-schemas/ports";
import type { Operations } from "../create-operations.js";

/** What a sweeper is made from. */
export interface SweeperOptions {
  readonly operations: Pick<Operations, "execute">;
  readonly unitOfWork: Pick<UnitOfWork, "work">;
  readonly ambient: Pick<Ambient, "clock" | "logger">;
  /** Most tenants in one round. */
  readonly tenantsPerRound?: number | undefined;
}

/** Resolves incidents that have been silent too long. */
export interface Sweeper {
  /** Makes one round and gives how many incidents were resolved. */
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
    async runOnce() {
      const tenants = await unitOfWork.work(({ fanOut }) => fanOut.tenantsWithStaleIncidents(clock(), tenantsPerRound));
      let resolved = 0;
      for (const tenantId of tenants) resolved += await sweep(tenantId);
      return resolved;
    },
  };

  async function sweep(tenantId: string): Promise<number> {
    try {
      const context = { tenantId, actor: SYSTEM_ACTORS.autoResolve, role: "admin" } as const;
      const { resolvedIncidents } = await operations.execute(
        "incidents.maintenance.resolveStaleIncidents",
        {},
        context,
      );
      return resolvedIncidents;
    } catch (error) {
      logger.error({ err: error, tenantId }, "the silent incidents of a tenant could not be resolved");
      return 0;
    }
  }
}
