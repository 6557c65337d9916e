import { stepText } from "../canonical/strict-parse-error.js";

/**
 * The JSON path of a value, as it stands in a failure.
 *
 * @example jsonPath(["content", "steps", 3, "tokens"]) // "$.content.steps[3].tokens"
 */
export function jsonPath(steps: readonly (string | number)[]): string {
  return `$${steps.map(stepText).join("")}`;
}
