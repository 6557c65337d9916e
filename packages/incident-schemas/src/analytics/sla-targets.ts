import { z } from "zod";

const seconds = (byDefault: number) => z.int().min(1).max(31_536_000).default(byDefault);

/**
 * How many seconds after its start an incident of each severity must be resolved. The defaults (1 h, 4 h, 1 day, 3 days)
 * are this product's own; a host sets what it has promised.
 *
 * @example slaTargetsSchema.parse({ critical: 1_800 })
 */
export const slaTargetsSchema = z
  .strictObject({
    critical: seconds(3_600),
    high: seconds(14_400),
    medium: seconds(86_400),
    low: seconds(259_200),
  })
  .meta({ id: "SlaTargets" });

/** How many seconds after its start an incident of each severity must be resolved. */
export type SlaTargets = z.output<typeof slaTargetsSchema>;
