import { addSeconds, SYSTEM_ACTORS } from "@hoc/incident-schemas";
import { DEFAULT_OUTLETS } from "../engines/export/default-outlets.js";
import { sweepTenants } from "./sweep-tenants.js";
import type { Sweeper, SweeperOptions } from "./sweeper.js";

/** What a checkpointer is made from. */
export interface CheckpointerOptions extends SweeperOptions {
  /** How old a tenant's last checkpoint becomes before another follows, as the settings of exports say; a day by default. */
  readonly everySeconds?: number | undefined;
}

/**
 * Makes a worker that keeps the checkpoints of all tenants up to date by
 * `incidents.maintenance.checkpointTimelines`; a round gives how many were made. It is of use only where there is a
 * signing key. A tenant that fails does not keep others back; any number of checkpointers may run at once.
 *
 * @example const checkpointer = createCheckpointer({ operations, unitOfWork, ambient: systemAmbient() })
 */
export function createCheckpointer({
  operations,
  unitOfWork,
  ambient: { clock, logger },
  tenantsPerRound = 100,
  everySeconds = DEFAULT_OUTLETS.settings.checkpointEverySeconds,
}: CheckpointerOptions): Sweeper {
  return {
    runOnce: () =>
      sweepTenants({
        tenants: () => {
          const dailyBefore = addSeconds(clock(), -everySeconds);
          return unitOfWork.acrossTenants(({ fanOut }) => fanOut.tenantsToCheckpoint(dailyBefore, tenantsPerRound));
        },
        async sweep(tenantId) {
          const context = { tenantId, actor: SYSTEM_ACTORS.checkpoints, role: "admin" } as const;
          const { checkpoint } = await operations.execute("incidents.maintenance.checkpointTimelines", {}, context);
          return checkpoint === null ? 0 : 1;
        },
        logger,
        failure: "the checkpoint of a tenant could not be made",
      }),
  };
}
