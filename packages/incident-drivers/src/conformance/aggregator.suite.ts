import { allClearTests } from "./aggregator/all-clear.js";
import { causeTests } from "./aggregator/causes.js";
import { cooldownTests } from "./aggregator/cooldown.js";
import { countTests } from "./aggregator/counts.js";
import { hourlyCapTests } from "./aggregator/hourly-cap.js";
import { severityTests } from "./aggregator/severity.js";
import { slidingWindowTests } from "./aggregator/sliding-window.js";
import { statsAndReplayTests } from "./aggregator/stats-and-replay.js";
import { suppressionTests } from "./aggregator/suppression.js";
import { sweepTests } from "./aggregator/sweep.js";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";

/**
 * What any aggregator must do with signals.
 *
 * @example aggregatorSuite("PostgreSQL", async () => ({ unitOfWork: (options) => kyselyUnitOfWork(db, options), close: () => db.destroy() }))
 */
export function aggregatorSuite(name: string, open: OpenDriverSet): void {
  suite(`the aggregator on ${name}`, open, (scene) => {
    countTests(scene);
    slidingWindowTests(scene);
    cooldownTests(scene);
    hourlyCapTests(scene);
    causeTests(scene);
    allClearTests(scene);
    severityTests(scene);
    suppressionTests(scene);
    sweepTests(scene);
    statsAndReplayTests(scene);
  });
}
