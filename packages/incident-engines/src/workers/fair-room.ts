/** How much is under way for a tenant, and for all of them. */
export interface UnderWay {
  readonly ofTenant: number;
  readonly ofAll: number;
}

/** Most that may be under way for a tenant that is alone, and for all of them. */
export interface MostUnderWay {
  readonly perTenant: number;
  readonly atOnce: number;
}

/**
 * How many more may be under way for a tenant. A tenant that is alone gets all that one may have; the less is free, the
 * less may be under way for each, so that those who take what they can leave some room for whoever comes next.
 *
 * @example fairRoom({ ofTenant: 0, ofAll: 0 }, { perTenant: 32, atOnce: 256 }) // 32
 */
export function fairRoom({ ofTenant, ofAll }: UnderWay, { perTenant, atOnce }: MostUnderWay): number {
  const free = atOnce - ofAll;
  const share = Math.ceil((perTenant * free - (atOnce - perTenant) * ofTenant) / atOnce);
  return Math.max(0, Math.min(free, perTenant - ofTenant, share));
}
