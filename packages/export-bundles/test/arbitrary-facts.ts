import { INCIDENT_EVENT_TYPES, TRACE_STEP_STATUSES } from "@hoc/incident-schemas";
import { buildRun } from "@hoc/incident-schemas/testing";
import fc from "fast-check";
import type { BundleFacts } from "../src/bundle/facts.js";
import type { BundleParams } from "../src/bundle/format.js";
import { aBundleFacts, aTraceStep, type EntryDraft, someParams } from "./facts.js";

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom("", "__proto__", "toString", 'R&D <incident> "42" — 💥', "\u202eabc", "\u0000", "medium", "yes"),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const instant = fc
  .integer({ min: 0, max: 6 * 86_400 })
  .map((seconds) => `${new Date(Date.UTC(2026, 2, 13) + seconds * 1_000).toISOString().slice(0, 19)}.000000Z`);
const word = fc.constantFrom("low", "medium", "high", "critical", "yes", "no", "unknown", null, 7, true);

const data = fc.record(
  {
    triggerType: text,
    severity: word,
    impact: word,
    dataImpact: word,
    summary: maybe(text),
    reason: maybe(text),
    ownerId: maybe(text),
    rootCause: maybe(text),
    effectiveness: maybe(text),
    changes: fc.oneof(
      text,
      fc.array(fc.oneof(fc.constant(null), fc.record({ reference: text, isDone: fc.boolean() })), { maxLength: 3 }),
    ),
  },
  { requiredKeys: [] },
);

const entry: fc.Arbitrary<EntryDraft> = fc.record({
  type: fc.constantFrom(...INCIDENT_EVENT_TYPES.filter((type) => type !== "incident_created")),
  at: instant,
  recordedAt: instant,
  actor: fc.record({ type: fc.constantFrom("HUMAN", "SYSTEM", "AGENT"), id: text }),
  description: text,
  data,
});

const step = fc.record({
  timestamp: instant,
  stepType: text,
  status: fc.constantFrom(...TRACE_STEP_STATUSES),
  tokens: fc.nat(),
  tokensKnown: fc.boolean(),
  costMicros: maybe(fc.maxSafeInteger()),
  durationMs: maybe(fc.nat()),
});

/** Facts as they may come: any order of entries, any well-formed text, contradictions and gaps included. */
export const arbitraryFacts: fc.Arbitrary<BundleFacts> = fc
  .record({
    title: text,
    category: maybe(text),
    status: fc.constantFrom("OPEN", "ACKNOWLEDGED", "RESOLVED"),
    triggerValue: maybe(text),
    costMicros: maybe(fc.maxSafeInteger()),
    ownerId: maybe(text),
    entries: fc.array(entry, { maxLength: 12 }),
    isEmpty: fc.boolean(),
    missing: fc.nat({ max: 1 }),
    steps: fc.array(step, { maxLength: 6 }),
    missingSteps: fc.nat({ max: 1 }),
    hasRun: fc.boolean(),
    hasTrace: fc.boolean(),
    outcome: fc.constantFrom("SUCCESS", "FAILURE", "BLOCKED", "ABORTED", null),
    stoppedAtStep: maybe(fc.nat({ max: 6 })),
    completedAt: maybe(instant),
    goal: maybe(text),
    violatingStep: fc.option(maybe(fc.nat({ max: 6 })), { nil: undefined }),
    value: text,
    similar: fc.nat({ max: 5 }),
    isUnavailable: fc.boolean(),
    payload: fc.dictionary(text, fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), text), {
      noNullPrototype: true,
    }),
  })
  .map((it) => {
    const steps = it.steps.map((each, stepIndex) => aTraceStep({ ...each, stepIndex }));
    const { status } = it;
    const facts = aBundleFacts({
      incident: {
        ...{ title: it.title, category: it.category, status, triggerValue: it.triggerValue, costMicros: it.costMicros },
        ...{ ownerId: it.ownerId, sourceRunId: it.hasRun ? "run_1" : null },
      },
      entries: it.entries,
      ...(it.isEmpty ? { timeline: [] } : {}),
      similarIncidents30Days: it.similar,
      traceUnavailable: it.isUnavailable ? "The store is down." : undefined,
      ...(it.hasRun
        ? {
            run: buildRun({
              ...{ status: "over", outcome: it.outcome, stoppedAtStep: it.stoppedAtStep, completedAt: it.completedAt },
              goal: it.goal,
            }),
          }
        : {}),
      ...(it.hasRun && it.hasTrace
        ? {
            steps,
            trace: {
              ...{
                traceId: "trc_1",
                runId: "run_1",
                correlationId: null,
                status: "completed" as const,
                completedAt: null,
              },
              ...{ startedAt: "2026-03-13T00:00:00.000000Z", steps: steps.length + it.missingSteps, tokens: 7 },
              ...{ tokensKnown: true, costMicros: null, durationMs: 3, violationStepIndex: null },
              ...{ violationTimestamp: null, violationPolicyId: null, violationReason: null },
            },
          }
        : {}),
      ...(it.violatingStep === undefined
        ? {}
        : {
            violation: {
              ...{ violationId: "vio_1", tenantId: "acme", runId: "run_1", policyId: it.value, policyType: it.value },
              ...{
                violatedRule: it.value,
                evaluatedValue: it.value,
                thresholdCondition: it.value,
                severity: "high" as const,
              },
              ...{
                reason: it.value,
                evidence: {},
                contentHash: "0".repeat(64),
                agentId: null,
                stepIndex: it.violatingStep,
              },
              ...{
                incidentId: "inc_1",
                preventionId: null,
                isSynthetic: false,
                syntheticScenarioId: null,
                sequence: 1,
              },
              ...{ occurredAt: "2026-03-14T11:58:00.000000Z", recordedAt: "2026-03-14T11:58:00.000000Z" },
            },
          }),
      evidence: [
        {
          ...{ evidenceId: "evi_1", incidentId: "inc_1", evidenceType: "log" as const, recoveryExecuted: false },
          ...{
            payload: it.payload,
            createdAt: "2026-03-14T12:00:00.000000Z",
            recordedAt: "2026-03-14T12:00:00.000000Z",
            sequence: 1,
          },
        },
      ],
    });
    return { ...facts, expectedEntries: facts.timeline.length + it.missing };
  });

/** Parameters as they may come. */
export const arbitraryParams: fc.Arbitrary<BundleParams> = fc
  .record({
    asOf: instant,
    redaction: fc.constantFrom("none", "free_text", "details"),
    includeRawSteps: fc.boolean(),
    preparedFor: maybe(text),
    organisation: text,
    resolveWithinSeconds: fc.record({
      ...{ critical: fc.maxSafeNat(), high: fc.maxSafeNat(), medium: fc.maxSafeNat(), low: fc.maxSafeNat() },
    }),
    postmortemWithinDays: fc.maxSafeNat(),
  })
  .map(someParams);
