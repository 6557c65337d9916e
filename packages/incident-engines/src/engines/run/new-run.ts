import type { Instant, ReportRun } from "@hoc/incident-schemas";
import type { NewRun, UuidFn } from "@hoc/incident-schemas/ports";
import { earlierOf } from "../earlier-of.js";
import { jsonDigest } from "../json-digest.js";

/** Version of what is compared: another rule gets another number. */
const REPORT = "run-report/v1";

/**
 * A reported run as it is stored, without its end. Its host may leave the ids to us; a run that is over began no later
 * than it ended.
 *
 * @example newRun(reportRunInputSchema.parse({ agentId: "a" }), { recordedAt: ports.recordedAt, uuid: ambient.uuid })
 */
export function newRun(
  report: ReportRun,
  { recordedAt, uuid }: { readonly recordedAt: Instant; readonly uuid: UuidFn },
): NewRun {
  return {
    runId: report.runId ?? `run_${uuid()}`,
    traceId: report.traceId ?? `trc_${uuid()}`,
    agentId: report.agentId,
    goal: report.goal ?? null,
    status: report.status,
    startedAt: report.startedAt ?? earlierOf(report.completedAt ?? recordedAt, recordedAt),
    parentRunId: report.parentRunId ?? null,
    attempt: report.attempt,
    projectId: report.projectId ?? null,
    policySnapshotId: report.policySnapshotId ?? null,
    correlationId: report.correlationId ?? null,
    isSynthetic: report.isSynthetic,
    syntheticScenarioId: report.syntheticScenarioId ?? null,
    metadata: report.metadata ?? null,
    limits: report.limits ?? null,
    reportDigest: jsonDigest({ version: REPORT, ...report }),
  };
}
