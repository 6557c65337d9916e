import { z } from "zod";
import { slaTargetsSchema } from "../analytics/sla-targets.js";
import { trustedKeySchema } from "./trust.js";

const seconds = (byDefault: number) => z.int().min(1).max(31_536_000).default(byDefault);

/** How many seconds after its opening a person must have acknowledged an incident of each severity. */
export const acknowledgeTargetsSchema = z
  .strictObject({ critical: seconds(900), high: seconds(3_600), medium: seconds(14_400), low: seconds(86_400) })
  .meta({ id: "AcknowledgeTargets" });

/** How many seconds after its opening a person must have acknowledged an incident of each severity. */
export type AcknowledgeTargets = z.output<typeof acknowledgeTargetsSchema>;

/** What exports take from their host: who issues them, and what is asked of the handling of an incident. */
export const exportSettingsSchema = z
  .strictObject({
    organisation: z.string().min(1).max(200).default("HOC Incidents").describe("Who issues bundles."),
    environment: z.string().min(1).max(64).default("production").describe("Which deployment the data is from."),
    origin: z
      .string()
      .regex(/^[a-z0-9.-]+(\/[a-z0-9._-]+)*$/, "must be a name like example.com/incidents")
      .max(200)
      .default("hoc-incidents")
      .describe("Name that the tenants' logs and the signing key go under in checkpoints."),
    acknowledgeWithinSeconds: acknowledgeTargetsSchema.prefault({}),
    resolveWithinSeconds: slaTargetsSchema.prefault({}),
    postmortemWithinDays: z.int().min(1).max(365).default(30),
    dataImpactWithinHours: z.int().min(1).max(8_760).default(72),
    selfTestWithinHours: z.int().min(1).max(8_760).default(24),
    checkpointEverySeconds: z.int().min(60).max(604_800).default(86_400),
    otherKeys: z
      .array(trustedKeySchema)
      .max(99)
      .default([])
      .describe("Keys beside the one that signs: those that signed before, and those that will."),
  })
  .meta({ id: "ExportSettings" });

/** What exports take from their host. */
export type ExportSettings = z.output<typeof exportSettingsSchema>;
