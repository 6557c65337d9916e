import { hash } from "node:crypto";
import {
  AGENT_FAILURE_TRIGGER_TYPE,
  type EpochMicros,
  type IncidentAggregatorConfig,
  instantFromMicros,
  recurrencePreimage,
  SIGNATURE_VERSION,
  type Signal,
  type SignalKind,
  type SourceType,
} from "@hoc/incident-schemas";
import { generateIncidentTitle } from "@hoc/severity-policy";
import type { IncidentKey } from "./incident-key.js";
import type { OpeningFields } from "./incident-state.js";

/** What the overflow incident has of the signal that opens it: nothing, for it stands for many. */
const NOTHING_TOLD = {
  triggerValue: null,
  category: null,
  description: null,
  errorCode: null,
  errorMessage: null,
  runId: null,
  agentId: null,
  policyId: null,
  violationId: null,
  isSynthetic: false,
  syntheticScenarioId: null,
} as const;

/** The fields that an incident has from the signal that opens it. */
export function openingFields(
  tenantId: string,
  key: IncidentKey,
  signal: Signal,
  at: EpochMicros,
  config: IncidentAggregatorConfig,
  previousIncidentId: string | null,
): OpeningFields {
  const overflow = key.grouping === "overflow";
  const told = overflow ? NOTHING_TOLD : signal;
  const { triggerType } = key;
  const triggerValue = overflow ? `>${config.maxIncidentsPerTenantPerHour} incidents/hour` : signal.triggerValue;
  const sourceType = overflow ? "system" : sourceTypeOf(signal);
  // One literal without spreads: this runs for every incident of a flood, and spreading costs ten times as much.
  return {
    title: (overflow ? null : signal.title) ?? generateIncidentTitle(triggerType, triggerValue ?? undefined),
    triggerType,
    triggerValue,
    fingerprint: key.fingerprint,
    windowStart: key.windowStart,
    category: told.category,
    description: told.description,
    errorCode: told.errorCode,
    errorMessage: told.errorMessage,
    autoAction: overflow ? "aggregate" : signal.autoAction,
    sourceType,
    causeType: causeTypeOf(told.runId, sourceType),
    sourceRunId: told.runId,
    llmRunId: told.runId,
    affectedAgentId: told.agentId,
    policyId: told.policyId,
    violationId: told.violationId,
    isSynthetic: told.isSynthetic,
    syntheticScenarioId: told.syntheticScenarioId,
    createdAt: instantFromMicros(at),
    recurrenceSignature: signatureOf(tenantId, triggerType, told),
    signatureVersion: SIGNATURE_VERSION,
    previousIncidentId,
  };
}

const SOURCE_OF_KIND: Readonly<Record<SignalKind, SourceType>> = {
  call: "system",
  run: "run",
  violation: "policy",
  anomaly: "cost_anomaly",
  guard: "killswitch",
  manual: "manual",
};

/** A guard that says of a run that its agent fails tells of that run; any other tells of the traffic that it guards. */
function sourceTypeOf({ kind, triggerType, runId }: Signal): SourceType {
  const tellsOfRun = kind === "guard" && triggerType === AGENT_FAILURE_TRIGGER_TYPE && runId !== null;
  return tellsOfRun ? "run" : SOURCE_OF_KIND[kind];
}

function causeTypeOf(runId: string | null, sourceType: SourceType): "LLM_RUN" | "SYSTEM" | "HUMAN" {
  if (runId !== null) return "LLM_RUN";
  return sourceType === "system" || sourceType === "cost_anomaly" ? "SYSTEM" : "HUMAN";
}

function signatureOf(
  tenantId: string,
  triggerType: string,
  { category, errorCode, errorMessage }: Pick<Signal, "category" | "errorCode" | "errorMessage">,
): string {
  return hash("sha256", recurrencePreimage({ tenantId, triggerType, category, errorCode, errorMessage }), "hex");
}
