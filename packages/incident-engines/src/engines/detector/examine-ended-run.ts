import type { RunWriting } from "../writing.js";
import { DEFAULT_PARAMETERS } from "./detector-views.js";
import { examineRun } from "./examine-run.js";

/**
 * Has the detectors look at a run that just ended, where that is configured. A detector that fails, or a finding that
 * cannot be stored, stands in nobody's way: it is logged, and the run ends as it did.
 *
 * @example await examineEndedRun({ ports, ambient, actor }, "acme", "run-1")
 */
export async function examineEndedRun(writing: RunWriting, tenantId: string, runId: string): Promise<void> {
  const { ports, ambient } = writing;
  if (!ports.aggregator.config.examineRuns) return;
  const attempt = await ports.attempt(() => examineRun(writing, tenantId, { runId, parameters: DEFAULT_PARAMETERS }));
  if (!attempt.ok) ambient.logger.error({ err: attempt.error, tenantId, runId }, "the run could not be examined");
}
