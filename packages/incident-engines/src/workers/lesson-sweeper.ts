import { SYSTEM_ACTORS } from "@hoc/incident-schemas";
import { sweepTenants } from "./sweep-tenants.js";
import type { Sweeper, SweeperOptions } from "./sweeper.js";

/**
 * Makes a sweeper of lessons: it asks which tenants have deferred lessons that are due, and brings those back by
 * `incidents.maintenance.reactivateExpiredLessons`; a round gives how many. A tenant that fails does not keep others
 * back; any number of sweepers may run at once.
 *
 * @example const sweeper = createLessonSweeper({ operations, unitOfWork, ambient: systemAmbient() })
 */
export function createLessonSweeper({
  operations,
  unitOfWork,
  ambient: { clock, logger },
  tenantsPerRound = 100,
}: SweeperOptions): Sweeper {
  return {
    runOnce: () =>
      sweepTenants({
        tenants: () => unitOfWork.acrossTenants(({ fanOut }) => fanOut.tenantsWithDueLessons(clock(), tenantsPerRound)),
        async sweep(tenantId) {
          const context = { tenantId, actor: SYSTEM_ACTORS.lessons, role: "admin" } as const;
          const id = "incidents.maintenance.reactivateExpiredLessons";
          return (await operations.execute(id, {}, context)).reactivatedLessons;
        },
        logger,
        failure: "the deferred lessons of a tenant could not be brought back",
      }),
  };
}
