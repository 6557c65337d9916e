import { addSeconds, type Instant, SYSTEM_ACTORS } from "@hoc/incident-schemas";
import { sweepTenants } from "./sweep-tenants.js";
import type { Sweeper, SweeperOptions } from "./sweeper.js";

/** Most computations for one tenant in one round, so that a long history of one does not keep the others waiting. */
const COMPUTATIONS_PER_ROUND = 12;

/** How long a tenant whose costs could not be added up is left alone: a minute, and twice as long each further time. */
const FIRST_REST_SECONDS = 60;
const LONGEST_REST_SECONDS = 3_600;

/**
 * Makes a worker that adds up the costs of all tenants by `incidents.costs.computeSnapshots`, soon after an hour is over
 * and when late ones came; a round gives how many hours and days were added up. A tenant that is behind is asked again
 * within the round, a dozen times at most. A tenant that fails does not keep others back and is left alone for a while,
 * since each attempt locks it; any number of snapshotters may run at once.
 *
 * @example const snapshotter = createCostSnapshotter({ operations, unitOfWork, ambient: systemAmbient() })
 */
export function createCostSnapshotter({
  operations,
  unitOfWork,
  ambient: { clock, logger },
  tenantsPerRound = 100,
}: SweeperOptions): Sweeper {
  const resting = new Map<string, { readonly seconds: number; readonly until: Instant }>();

  async function addUpOrRest(tenantId: string): Promise<number> {
    try {
      const made = await addUp(tenantId);
      resting.delete(tenantId);
      return made;
    } catch (error) {
      const before = resting.get(tenantId);
      const seconds = before === undefined ? FIRST_REST_SECONDS : Math.min(before.seconds * 2, LONGEST_REST_SECONDS);
      resting.set(tenantId, { seconds, until: addSeconds(clock(), seconds) });
      throw error;
    }
  }

  async function dueTenants(): Promise<string[]> {
    const now = clock();
    const due = await unitOfWork.acrossTenants(({ fanOut }) => fanOut.tenantsWithDueCosts(now, tenantsPerRound));
    return due.filter((tenantId) => (resting.get(tenantId)?.until ?? now) <= now);
  }

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
        tenants: dueTenants,
        sweep: addUpOrRest,
        logger,
        failure: "the costs of a tenant could not be added up",
      }),
  };
}
