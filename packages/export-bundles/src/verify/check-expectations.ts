import { addSeconds } from "@hoc/incident-schemas";
import type { BundleContent } from "../bundle/format.js";
import { shownValue } from "./first-difference.js";
import type { VerifyOptions } from "./options.js";
import { failed, NOT_ASKED, type Outcome, PASSED } from "./progress.js";

/** Whether the bundle is the one that the reader asked for. */
export function checkExpectations(content: BundleContent, expect: VerifyOptions["expect"]): Outcome {
  const asked = [
    ["incident", "incidentId", expect?.incident],
    ["tenant", "tenantId", expect?.tenant],
    ["type", "bundleType", expect?.type],
  ] as const;
  if (asked.every(([, , value]) => value === undefined)) return NOT_ASKED;
  for (const [word, member, value] of asked) {
    if (value === undefined || content[member] === value) continue;
    return failed(`$.content.${member}`, `The bundle is of another ${word} than was asked for.`, {
      expected: shownValue(value),
      actual: shownValue(content[member]),
    });
  }
  return PASSED;
}

/** Whether the state that the bundle shows is recent enough for the reader. */
export function checkAge({ params: { asOf } }: BundleContent, { now, maxAgeSeconds }: VerifyOptions): Outcome {
  if (maxAgeSeconds === undefined || now === undefined) return NOT_ASKED;
  const oldest = addSeconds(now, -maxAgeSeconds);
  if (asOf < oldest) {
    return failed("$.content.params.asOf", "The bundle shows an older state than was asked for.", {
      expected: `${oldest} or later`,
      actual: asOf,
    });
  }
  return asOf > now
    ? { kind: "passed", warnings: [`The bundle shows a state of ${asOf}, later than this reader's clock (${now}).`] }
    : PASSED;
}
