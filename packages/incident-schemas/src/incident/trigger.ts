import { storableText } from "../primitives/text.js";

/**
 * The trigger types this product knows. The catalogue is open: a host may send any other well-formed type,
 * which then starts at the default severity.
 */
export const TRIGGER_TYPES = [
  "budget_breach",
  "failure_spike",
  "rate_limit",
  "content_policy",
  "freeze",
  "rate_limit_overflow",
  "policy_violation",
  "run_failure",
  "llm_failure",
  "agent_failure",
  "cost_spike",
  "cost_drift",
  "budget_warning",
  "cost_anomaly",
  "manual",
  "budget",
] as const;

/** A trigger type this product knows by name. */
export type KnownTriggerType = (typeof TRIGGER_TYPES)[number];

/** What raised a signal: one of {@link TRIGGER_TYPES} or a host's own word. */
export type TriggerType = KnownTriggerType | (string & {});

/** The trigger type of the one incident per tenant that takes what the hourly cap does not let open. */
export const OVERFLOW_TRIGGER_TYPE = "rate_limit_overflow" satisfies KnownTriggerType;

/** The trigger type of an incident that a person opens. */
export const MANUAL_TRIGGER_TYPE = "manual" satisfies KnownTriggerType;

/** The trigger type of what detectors find in runs. */
export const AGENT_FAILURE_TRIGGER_TYPE = "agent_failure" satisfies KnownTriggerType;

/** A well-formed trigger type: 1 to 50 characters of letters, digits, `_`, `.`, `:` and `-`. */
export const triggerTypeSchema = storableText(50)
  .regex(/^[A-Za-z0-9_.:-]+$/, "must consist of letters, digits and _ . : -")
  .meta({ id: "TriggerType" });
