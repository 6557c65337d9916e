import { asOfTests } from "./analyses/as-of.js";
import { costImpactTests } from "./analyses/cost-impact.js";
import { distributionTests } from "./analyses/distribution.js";
import { inputRowTests } from "./analyses/input-rows.js";
import { metricsTests } from "./analyses/metrics.js";
import { trendTests } from "./analyses/trends.js";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";

/** What the analyses of the incidents facade must answer, on histories small enough to be reckoned by hand. */
export function incidentsFacadeAnalysesSuite(name: string, open: OpenDriverSet): void {
  suite(`the analyses on ${name}`, open, (openScene) => {
    metricsTests(openScene);
    costImpactTests(openScene);
    trendTests(openScene);
    distributionTests(openScene);
    inputRowTests(openScene);
    asOfTests(openScene);
  });
}
