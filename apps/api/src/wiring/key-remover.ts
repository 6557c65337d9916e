import type { Ambient, UnitOfWork } from "@hoc/incident-schemas/ports";

const TENANTS_PER_ROUND = 100;
const KEYS_PER_STEP = 1_000;

/** Removes idempotency keys whose time is over. */
export interface KeyRemover {
  /** Makes one round and gives how many keys were removed. */
  runOnce(): Promise<number>;
}

/** Makes a remover of expired keys; any number of them may run at once. */
export function createKeyRemover({
  unitOfWork,
  ambient,
}: {
  readonly unitOfWork: Pick<UnitOfWork, "work" | "acrossTenants">;
  readonly ambient: Pick<Ambient, "clock">;
}): KeyRemover {
  return {
    async runOnce() {
      const now = ambient.clock();
      const tenants = await unitOfWork.acrossTenants(({ fanOut }) =>
        fanOut.tenantsWithExpiredKeys(now, TENANTS_PER_ROUND),
      );
      let removed = 0;
      for (const tenantId of tenants)
        removed += await unitOfWork.work(tenantId, ({ idempotency }) =>
          idempotency.removeExpiredKeys(tenantId, now, KEYS_PER_STEP),
        );
      return removed;
    },
  };
}
