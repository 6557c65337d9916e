import { INSTANT_FORM, isOfTheCalendar } from "./bundle-instant.js";
import { type BundleStep, bundleStepSchema, MAX_TEXT } from "./format.js";

const MEMBERS = Object.keys(bundleStepSchema.shape).length;

/**
 * Whether a parsed value is a step as {@link bundleStepSchema} has it, many times faster: steps are most of a large
 * bundle. What is wrong with one that is not, only the schema says.
 */
export function isBundleStep(value: unknown): value is BundleStep {
  if (typeof value !== "object" || value === null || Object.keys(value).length !== MEMBERS) return false;
  const step = value as Readonly<Record<keyof BundleStep, unknown>>;
  return (
    isCount(step.index) &&
    isInstant(step.at) &&
    isText(step.type) &&
    (step.status === "ok" || step.status === "warning" || step.status === "violation") &&
    isTextOrNull(step.outcomeCode) &&
    isCount(step.tokens) &&
    typeof step.tokensKnown === "boolean" &&
    (step.costMicros === null || Number.isSafeInteger(step.costMicros)) &&
    (step.durationMs === null || isCount(step.durationMs)) &&
    isCount(step.retryCount) &&
    isTextOrNull(step.inputDigest) &&
    isTextOrNull(step.outputDigest)
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Code points are never more than UTF-16 units, so what is short enough here is so for the schema too. */
function isText(value: unknown): boolean {
  return typeof value === "string" && value.length <= MAX_TEXT;
}

function isTextOrNull(value: unknown): boolean {
  return value === null || isText(value);
}

function isInstant(value: unknown): boolean {
  return typeof value === "string" && INSTANT_FORM.test(value) && isOfTheCalendar(value);
}
