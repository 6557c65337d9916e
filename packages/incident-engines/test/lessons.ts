import type { AuditRecord, EventDraft, Incident, Lesson, LessonStatus } from "@hoc/incident-schemas";
import type {
  Ambient,
  IncidentPorts,
  LessonChangeBy,
  NewLesson,
  NewPolicyProposal,
  StoredRun,
} from "@hoc/incident-schemas/ports";
import { fakeAmbient, type PortStubs, stubPorts } from "@hoc/incident-schemas/testing";
import { vi } from "vitest";
import { ADA, NOW, notedTraces } from "./noted-traces.js";

/** A stored lesson of a failure that waits for a person, with what a test cares about put in. */
export function buildLesson(overrides: Partial<Lesson> = {}): Lesson {
  return {
    lessonId: "les_1",
    tenantId: "acme",
    lessonType: "failure",
    severity: "HIGH",
    sourceEventId: "run-1",
    sourceEventType: "run",
    sourceRunId: "run-1",
    sourceIncidentId: null,
    title: "Failure: STEP_FAILURE",
    description: "Run run-1 failed.",
    proposedAction: "Make a blocking policy.",
    detectedPattern: { errorCode: "STEP_FAILURE", severity: "HIGH" },
    status: "pending",
    draftProposalId: null,
    createdAt: NOW,
    convertedAt: null,
    deferredUntil: null,
    dismissedAt: null,
    dismissedBy: null,
    dismissedReason: null,
    isSynthetic: false,
    syntheticScenarioId: null,
    recordedAt: NOW,
    sequence: 1,
    ...overrides,
  };
}

/** What a test decides of {@link lessonWorld}. */
export interface LessonWorldOptions {
  readonly lessons?: readonly Lesson[];
  readonly runs?: readonly StoredRun[];
  readonly incidents?: readonly Incident[];
  /** The open draft that lessons join. */
  readonly openDraft?: string;
  /** The approved proposal whose rule is in force, which lessons of the incident `inc_1` join. */
  readonly inForce?: string;
  /** The id that a stored draft gets instead of the one that it was given. */
  readonly otherProposalId?: string;
  /** Lessons that somebody else changes just before it is done here. */
  readonly lostRace?: boolean;
  readonly stubs?: PortStubs<IncidentPorts>;
}

/** Ports that keep lessons in memory and note every change, by one actor. */
export function lessonWorld(options: LessonWorldOptions = {}) {
  const lessons = new Map((options.lessons ?? []).map((lesson) => [lesson.lessonId, lesson]));
  const stored: NewLesson[] = [];
  const proposals: NewPolicyProposal[] = [];
  const steps: string[] = [];
  const traces = notedTraces((step) => steps.push(step));
  const logged = vi.fn();
  const counted = vi.fn();
  const { stubs = {} } = options;

  function change(step: string, from: LessonStatus, lessonId: string, changed: Partial<Lesson>): boolean {
    steps.push(step);
    const lesson = lessons.get(lessonId);
    if (lesson?.status !== from || options.lostRace === true) return false;
    lessons.set(lessonId, { ...lesson, ...changed });
    return true;
  }

  const ports = stubPorts({
    ...stubs,
    lessons: {
      async insertLesson(_tenantId, lesson) {
        steps.push("insertLesson");
        const { subject, debounce, ...said } = lesson;
        const before = stored.find(
          (other) =>
            (other.sourceEventId === lesson.sourceEventId &&
              other.lessonType === lesson.lessonType &&
              other.subject === subject) ||
            (debounce !== undefined && other.debounce?.key === debounce.key),
        );
        if (before !== undefined) {
          const outcome = before.sourceEventId === lesson.sourceEventId ? "duplicate" : "debounced";
          return { outcome, lessonId: before.lessonId };
        }
        stored.push(lesson);
        lessons.set(lesson.lessonId, buildLesson(said));
        return { outcome: "recorded", lessonId: lesson.lessonId };
      },
      fetchLessonById: async (tenantId, lessonId) => (tenantId === "acme" ? lessons.get(lessonId) : undefined),
      updateLessonDeferred: async (_tenantId, lessonId, { deferUntil }) =>
        change("updateLessonDeferred", "pending", lessonId, { status: "deferred", deferredUntil: deferUntil }),
      updateLessonDismissed: async (_tenantId, lessonId, { reason, actor, at }: LessonChangeBy & { reason: string }) =>
        change("updateLessonDismissed", "pending", lessonId, {
          status: "dismissed",
          dismissedAt: at,
          dismissedBy: actor.id,
          dismissedReason: reason,
        }),
      updateLessonConverted: async (_tenantId, lessonId, { proposalId, at }) =>
        change("updateLessonConverted", "pending", lessonId, {
          status: "converted_to_draft",
          convertedAt: at,
          draftProposalId: proposalId,
        }),
      updateLessonReactivated: async (_tenantId, lessonId) =>
        change("updateLessonReactivated", "deferred", lessonId, { status: "pending", deferredUntil: null }),
      fetchExpiredDeferred: async (_tenantId, now, limit) =>
        [...lessons.values()]
          .filter(({ status, deferredUntil }) => status === "deferred" && (deferredUntil ?? "") <= now)
          .slice(0, limit)
          .map(({ lessonId }) => lessonId),
      ...stubs.lessons,
    },
    policyProposals: {
      async findOpenDraft() {
        steps.push("findOpenDraft");
        return options.openDraft;
      },
      async findProposalInForce(_tenantId, { triggeringIncidentIds }) {
        steps.push("findProposalInForce");
        return triggeringIncidentIds.includes("inc_1") ? options.inForce : undefined;
      },
      async insertPolicyProposal(_tenantId, proposal) {
        steps.push("insertPolicyProposal");
        proposals.push(proposal);
        const proposalId = options.otherProposalId ?? proposal.proposalId;
        return { proposalId, created: proposalId === proposal.proposalId };
      },
      ...stubs.policyProposals,
    },
    signals: { findSignals: async () => [], ...stubs.signals },
    runs: {
      fetchRun: async (_tenantId, runId) => options.runs?.find((run) => run.runId === runId),
      ...stubs.runs,
    },
    incidentRead: {
      getIncident: async (_tenantId, incidentId) => options.incidents?.find(({ id }) => id === incidentId),
      ...stubs.incidentRead,
    },
    ...traces.ports,
  });
  const ambient: Ambient = fakeAmbient({ logger: { ...fakeAmbient().logger, error: logged }, count: counted });
  const { events, audit }: { events: EventDraft[]; audit: AuditRecord[] } = traces;
  return {
    writing: { ports, ambient, actor: ADA },
    ports,
    lessons,
    stored,
    proposals,
    steps,
    events,
    audit,
    logged,
    counted,
  };
}
