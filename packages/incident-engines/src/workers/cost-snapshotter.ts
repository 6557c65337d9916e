import { SYSTEM_ACTORS } from "@hoc/incident-schemas";
import { sweepTenants } from "./sweep-tenants.js";
import type { Sweeper, SweeperOptions } from "./sweeper.js";

/** Most computations for one tenant in one round, so that a long history of one does not keep the others waiting. */
const COMPUTATIONS_PER_ROUND = 12;

/**
 * Makes a worker that adds up the costs of all tenants by `incidents.costs.computeSnapshots`, soon after an hour is over
 * and when late ones came; a round gives how many hours and days were added up. A tenant that is behind is asked again
 * within the round, a dozen times at most. A tenant that fails does not keep others back; any number of snapshotters may
 * run at once.
 *
 * @example const snapshotter = createCostSnapshotter({ operations, unitOfWork, ambient: systemAmbient() })
 */
export function createCostSnapshotter({
  operations,
  unitOfWork,
  ambient: { clock, logger },
  tenantsPerRound = 100,
}: SweeperOptions): Sweeper {
  async function addUp(tenantId: string): Promise<number> {
    const context = { tenantId, actor: SYSTEM_ACTORS.costGuard, role: "admin" } as const;
    let made = 0;
    for (let computation = 0; computation < COMPUTATIONS_PER_ROUND; computation++) {
      const computed = await operations.execute("incidents.costs.computeSnapshots", {}, context);
      made += computed.hourly + computed.daily + computed.again;
      if (!computed.isBehind) break;
    }
    return made;
  }

  return {
    runOnce: () =>
      sweepTenants({
        tenants: () => unitOfWork.acrossTenants(({ fanOut }) => fanOut.tenantsWithDueCosts(clock(), tenantsPerRound)),
        sweep: addUp,
        logger,
        failure: "the costs of a tenant could not be added up",
      }),
  };
}
