import type { OpenDriverSet } from "./driver-set.js";
import { evaluationTests } from "./policy-violation/evaluations.js";
import { violationFactTests } from "./policy-violation/facts.js";
import { preventionTests } from "./policy-violation/preventions.js";
import { violationTruthTests } from "./policy-violation/truth.js";
import { suite } from "./run-suite.js";

/** What violations of policies, preventions and evaluations must do. */
export function policyViolationSuite(name: string, open: OpenDriverSet): void {
  suite(`the policy violations on ${name}`, open, (openScene) => {
    violationFactTests(openScene);
    violationTruthTests(openScene);
    preventionTests(openScene);
    evaluationTests(openScene);
  });
}
