import type { Logger } from "@hoc/incident-schemas/ports";

/** A round over tenants. */
export interface TenantRound {
  /** The tenants that there is something to do for. */
  readonly tenants: () => Promise<readonly string[]>;
  /** Does it for one, and gives how much was done. */
  readonly sweep: (tenantId: string) => Promise<number>;
  readonly logger: Logger;
  /** What the log says of a tenant that failed. */
  readonly failure: string;
}

/**
 * Makes one round over the tenants that there is something to do for, and gives how much was done for all of them. A
 * tenant that fails is logged and does not keep others back.
 *
 * @example await sweepTenants({ tenants, sweep, logger, failure: "the silent incidents could not be resolved" })
 */
export async function sweepTenants({ tenants, sweep, logger, failure }: TenantRound): Promise<number> {
  let done = 0;
  for (const tenantId of await tenants()) {
    try {
      done += await sweep(tenantId);
    } catch (error) {
      logger.error({ err: error, tenantId }, failure);
    }
  }
  return done;
}
