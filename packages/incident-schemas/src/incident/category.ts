import { storableText } from "../primitives/text.js";

/** The kinds of problem this product knows; hosts may send others of the same form. */
export const CATEGORIES = [
  "EXECUTION_FAILURE",
  "BUDGET_EXCEEDED",
  "RATE_LIMIT",
  "RESOURCE_EXHAUSTION",
  "MANUAL",
  "POLICY_VIOLATION",
  "LOOP_DETECTED",
  "COST_ANOMALY",
  "HALLUCINATION",
] as const;

/** Normalised kind of problem: one of {@link CATEGORIES} or a host's own upper-case word. */
export type Category = (typeof CATEGORIES)[number] | (string & {});

/** A category: up to 64 characters of `A`–`Z`, `0`–`9` and `_`; lower case is accepted and raised. */
export const categorySchema = storableText(64)
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, "must consist of letters, digits and _ and begin with a letter")
  .transform((text): Category => text.toUpperCase())
  .meta({ id: "Category" });
