import { createSigner, type SigningKey } from "@hoc/export-bundles";
import { createPdfRenderer } from "@hoc/export-bundles/pdf";
import { migrateToLatest } from "@hoc/incident-drivers/migrations";
import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import { createOperations, type OperationId, type Operations, systemAmbient } from "@hoc/incident-engines";
import { type ExportSettings, exportSettingsSchema } from "@hoc/incident-schemas";
import type { TraceStorePort } from "@hoc/incident-schemas/ports";
import type { Kysely } from "kysely";

/** The person who handles incidents, and exports them. */
export const ADA = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "admin" } as const;

/** Tests speak SQL of their own, so no table is declared. */
export type StoryDatabase = Kysely<Record<string, Record<string, unknown>>>;

/** How the operations of a test export. */
export interface StoryExports {
  readonly key: SigningKey;
  readonly settings?: Partial<ExportSettings>;
  readonly traceStore?: TraceStorePort;
}

/** Operations on a database that sign with a key, as a server of its own has them. */
export function operationsOn(db: StoryDatabase, { key, settings = {}, traceStore }: StoryExports): Operations {
  const ambient = systemAmbient();
  return createOperations({
    unitOfWork: kyselyUnitOfWork(db, { ambient }),
    ambient,
    exports: {
      signer: createSigner(key.privateKeyPem),
      pdf: createPdfRenderer(),
      traceStore,
      settings: exportSettingsSchema.parse(settings),
    },
  });
}

/** Says what happens in the name of {@link ADA}. */
export const sayOn =
  (operations: Operations, context: Parameters<Operations["execute"]>[2] = ADA) =>
  <Id extends OperationId>(id: Id, input: Parameters<typeof operations.execute<Id>>[1]) =>
    operations.execute(id, input, context);

/**
 * A run that breaks a rule at its third step, and what people do about the incident that comes of it; gives its id.
 *
 * @example const incidentId = await handledIncident(operations, "run-1")
 */
export async function handledIncident(operations: Operations, runId: string): Promise<string> {
  const say = sayOn(operations);
  await say("incidents.policies.createRule", { policyId: "pii", name: "No personal data", policyType: "PII" });
  await say("incidents.runs.reportRun", { runId, agentId: "bot", goal: "write a report" });
  const steps = [0, 1, 2, 3].map((stepIndex) => ({
    stepIndex,
    skillName: `search ${"🔍".repeat(stepIndex)}`,
    status: "success" as const,
    tokens: 100 * stepIndex,
    costMicros: 17 * stepIndex,
    durationMs: 250,
    inputHash: `in-${stepIndex}`,
  }));
  await say("incidents.runs.appendSteps", { runId, steps });
  const { incidentId } = await say("incidents.policies.recordViolation", {
    runId,
    policyId: "pii",
    policyType: "PII",
    violatedRule: "PII_SSN",
    reason: "The answer held a number.",
    evidence: { digest: "abc" },
    stepIndex: 2,
    agentId: "bot",
  });
  if (incidentId === null) throw new Error("the violation opened no incident");
  await say("incidents.runs.reportOutcome", { runId, status: "failed", errorCode: "POLICY_STOP" });
  await say("incidents.write.acknowledgeIncident", { incidentId });
  await say("incidents.write.recordMilestone", { incidentId, milestone: "contained", summary: "Stopped. 🛑" });
  return incidentId;
}

/** Creates our tables and gives the database. */
export async function migrated(db: StoryDatabase): Promise<StoryDatabase> {
  await migrateToLatest(db);
  return db;
}
