import { z } from "zod";
import { detailsSchema } from "../incident/signal.js";
import { incidentIdSchema } from "../primitives/ids.js";
import { instantSchema } from "../primitives/instant.js";
import { pageInfo, pageInput } from "../primitives/page.js";
import { flagSchema } from "../primitives/query-values.js";
import { asOf, readPoint, sequence } from "../primitives/read-point.js";
import { storableText } from "../primitives/text.js";

/** What a lesson is drawn from: a failure, a limit that was nearly reached, or something that went very well. */
export const LESSON_TYPES = ["failure", "near_threshold", "critical_success"] as const;

/** What a lesson is drawn from. */
export type LessonType = (typeof LESSON_TYPES)[number];

/** How a lesson stands. */
export const LESSON_STATUSES = ["pending", "converted_to_draft", "deferred", "dismissed"] as const;

/** How a lesson stands: it waits for a person, became a draft of a policy, was put off, or was turned down. */
export type LessonStatus = (typeof LESSON_STATUSES)[number];

/** How bad the event was that a lesson is drawn from; `NONE` of one that went well. */
export const LESSON_SEVERITIES = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "NONE"] as const;

/** How bad the event was that a lesson is drawn from. */
export type LessonSeverity = (typeof LESSON_SEVERITIES)[number];

/** What a lesson can be drawn from. */
export const LESSON_SOURCES = ["run", "incident"] as const;

/** What a lesson can be drawn from. */
export type LessonSource = (typeof LESSON_SOURCES)[number];

/** What has limits that can be nearly reached. */
export const LESSON_METRICS = ["budget", "tokens", "rate", "cost"] as const;

/** What has limits that can be nearly reached. */
export type LessonMetric = (typeof LESSON_METRICS)[number];

/** Shares of a limit in per cent, each from its lower bound on and below its upper one. */
export const LESSON_BANDS = ["85-90", "90-95", "95-100"] as const;

/** A share of a limit in per cent. */
export type LessonBand = (typeof LESSON_BANDS)[number];

/** From which share of a limit on, in per cent, there is something to learn. At 100 it is no longer near: it is a breach. */
export const NEAR_THRESHOLD_PERCENT = 85;

/** For how many hours a lesson about a metric and band keeps further ones away. */
export const LESSON_DEBOUNCE_HOURS = 24;

/** What can be done with a lesson. */
export const LESSON_CHANGES = ["convert", "defer", "dismiss", "reactivate"] as const;

/** What can be done with a lesson. */
export type LessonChange = (typeof LESSON_CHANGES)[number];

/** A cell of the transition table: the status afterwards, or that there is none. */
export type LessonRule = { readonly to: LessonStatus } | { readonly refused: "invalid_transition" };

const refused = { refused: "invalid_transition" } as const;

const OVER = { convert: refused, defer: refused, dismiss: refused, reactivate: refused } as const;

/**
 * The published transition table. A deferred lesson has to come back before anything else can be done with it.
 *
 * @example LESSON_TRANSITIONS.deferred.dismiss // { refused: "invalid_transition" }
 */
export const LESSON_TRANSITIONS = {
  pending: {
    convert: { to: "converted_to_draft" },
    defer: { to: "deferred" },
    dismiss: { to: "dismissed" },
    reactivate: refused,
  },
  deferred: { ...OVER, reactivate: { to: "pending" } },
  converted_to_draft: OVER,
  dismissed: OVER,
} as const satisfies Record<LessonStatus, Record<LessonChange, LessonRule>>;

const text = z.string().nullable();

/** A stored lesson, as it stands. What it says never changes; what became of it does. */
export const lessonSchema = z
  .strictObject({
    lessonId: z.string(),
    tenantId: z.string(),
    lessonType: z.enum(LESSON_TYPES),
    severity: z.enum(LESSON_SEVERITIES).nullable().describe("Null of a limit that was nearly reached."),
    sourceEventId: z.string().describe("The run or incident that it is drawn from."),
    sourceEventType: z.enum(LESSON_SOURCES),
    sourceRunId: text,
    sourceIncidentId: text.describe("The incident that the event became part of, where it is stored here."),
    title: z.string(),
    description: z.string().describe("Secrets and personal data in what it was drawn from are masked."),
    proposedAction: text,
    detectedPattern: z.record(z.string(), z.unknown()).nullable(),
    status: z.enum(LESSON_STATUSES),
    draftProposalId: text.describe(
      "The draft of a policy that it became or joined; the approved one where its rule is in force.",
    ),
    createdAt: z.string(),
    convertedAt: text,
    deferredUntil: text,
    dismissedAt: text,
    dismissedBy: text,
    dismissedReason: text,
    isSynthetic: z.boolean(),
    syntheticScenarioId: text,
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "Lesson" });

/** A stored lesson, as it stands. */
export type Lesson = z.output<typeof lessonSchema>;

/** One thing that was done with a lesson. */
export const lessonTransitionSchema = z
  .strictObject({
    change: z.enum(LESSON_CHANGES),
    fromStatus: z.enum(LESSON_STATUSES),
    toStatus: z.enum(LESSON_STATUSES),
    actorType: z.string(),
    actorId: z.string(),
    reason: text,
    deferredUntil: text,
    draftProposalId: text,
    changedAt: z.string(),
    sequence,
  })
  .meta({ id: "LessonTransition" });

/** One thing that was done with a lesson. */
export type LessonTransition = z.output<typeof lessonTransitionSchema>;

const lessonId = storableText(100);

/** Input of `incidents.lessons.getLesson`. */
export const getLessonInputSchema = z.strictObject({ lessonId, asOf }).meta({ id: "GetLesson" });

/** Output of `incidents.lessons.getLesson`: the lesson, and what was done with it, first things first. */
export const lessonDetailSchema = lessonSchema
  .extend({ history: z.array(lessonTransitionSchema), ...readPoint })
  .meta({ id: "LessonDetail" });

/** A lesson in its list. */
export const lessonSummarySchema = lessonSchema
  .pick({
    lessonId: true,
    tenantId: true,
    lessonType: true,
    severity: true,
    title: true,
    status: true,
    sourceEventType: true,
    sourceEventId: true,
    createdAt: true,
    deferredUntil: true,
    draftProposalId: true,
    isSynthetic: true,
    sequence: true,
  })
  .extend({ hasProposedAction: z.boolean() })
  .meta({ id: "LessonSummary" });

/** A lesson in its list. */
export type LessonSummary = z.output<typeof lessonSummarySchema>;

const includeSynthetic = flagSchema.default(false).describe("Whether lessons of synthetic events are among them.");

/** How lessons can be told apart in their list. */
export const lessonFiltersSchema = z.strictObject({
  lessonType: z.enum(LESSON_TYPES).optional(),
  status: z.enum(LESSON_STATUSES).optional(),
  severity: z.enum(LESSON_SEVERITIES).optional(),
  sourceIncidentId: incidentIdSchema.optional(),
  includeSynthetic,
});

/** How lessons can be told apart in their list. */
export type LessonFilters = z.output<typeof lessonFiltersSchema>;

/** Input of `incidents.lessons.listLessons`. */
export const listLessonsInputSchema = lessonFiltersSchema.extend(pageInput).meta({ id: "ListLessons" });

/** Output of `incidents.lessons.listLessons`, recorded last first. */
export const lessonListSchema = z
  .strictObject({
    items: z.array(lessonSummarySchema),
    total: z.int().min(0).describe("Lessons that the filters leave, on all pages."),
    ...pageInfo,
    ...readPoint,
  })
  .meta({ id: "LessonList" });

/** Input of `incidents.lessons.getLessonStats`. */
export const getLessonStatsInputSchema = z.strictObject({ includeSynthetic, asOf }).meta({ id: "GetLessonStats" });

const count = z.int().min(0);

/** Output of `incidents.lessons.getLessonStats`. */
export const lessonStatsSchema = z
  .strictObject({
    total: count,
    byType: z.record(z.enum(LESSON_TYPES), count),
    byStatus: z.record(z.enum(LESSON_STATUSES), count),
    ...readPoint,
  })
  .meta({ id: "LessonStats" });

/** Input of `incidents.lessons.convertLessonToDraft`. */
export const convertLessonInputSchema = z.strictObject({ lessonId }).meta({ id: "ConvertLesson" });

/** Input of `incidents.lessons.deferLesson`. */
export const deferLessonInputSchema = z
  .strictObject({ lessonId, deferUntil: instantSchema.describe("When it comes back; in the future.") })
  .meta({ id: "DeferLesson" });

/** Input of `incidents.lessons.dismissLesson`. */
export const dismissLessonInputSchema = z
  .strictObject({
    lessonId,
    reason: storableText(2_000).refine(
      (given) => [...given.trim()].length >= 3,
      "must say something, in 3 characters or more",
    ),
  })
  .meta({ id: "DismissLesson" });

/** Input of `incidents.lessons.reactivateLesson`. */
export const reactivateLessonInputSchema = z.strictObject({ lessonId }).meta({ id: "ReactivateLesson" });

/** Output of whatever is done with a lesson: the lesson as it stands then. */
export const lessonChangeSchema = lessonSchema
  .extend({ recorded: z.boolean().describe("Whether this call changed anything.") })
  .meta({ id: "LessonChangeResult" });

/** What became of a lesson that something was to be done with. */
export type LessonChangeResult = z.output<typeof lessonChangeSchema>;

/** Input of `incidents.maintenance.reactivateExpiredLessons`. */
export const reactivateExpiredLessonsInputSchema = z.strictObject({}).meta({ id: "ReactivateExpiredLessons" });

/** Output of `incidents.maintenance.reactivateExpiredLessons`. */
export const reactivateExpiredLessonsOutputSchema = z
  .strictObject({ reactivatedLessons: count })
  .meta({ id: "ReactivatedLessons" });

/** What every detection says of the event that it is about. */
const source = {
  sourceEventType: z.enum(LESSON_SOURCES).default("run"),
  sourceEventId: storableText(255).describe("Id of the run or incident, in any form that its host uses."),
  sourceRunId: storableText(255)
    .optional()
    .describe("The run behind it; by default the source event, when it is a run."),
  isSynthetic: z.boolean().default(false),
  syntheticScenarioId: storableText(100).optional(),
};

/** Input of `incidents.lessons.detectFromFailure`. */
export const detectFailureInputSchema = z
  .strictObject({
    ...source,
    severity: z
      .string()
      .transform((given) => given.toUpperCase())
      .pipe(z.enum(LESSON_SEVERITIES).exclude(["NONE"]))
      .optional()
      .describe(
        "By default that of the stored run or incident; required of one that is not stored here, and of a run that did not fail.",
      ),
    errorCode: storableText(100).optional().describe("By default that of the stored run or incident."),
    errorMessage: storableText(4_000).optional().describe("By default that of the stored run or incident."),
  })
  .meta({ id: "DetectFailure" });

/** A failure to learn from, after validation. */
export type DetectFailure = z.output<typeof detectFailureInputSchema>;

const amount = z.int().max(Number.MAX_SAFE_INTEGER);

/** Input of `incidents.lessons.detectFromNearThreshold`: how much of a limit was used, both in the same whole unit. */
export const detectNearThresholdInputSchema = z
  .strictObject({
    ...source,
    metric: z.enum(LESSON_METRICS),
    currentValue: amount.min(0).describe("Whole tokens, micro-dollars, or calls."),
    thresholdValue: amount.min(1),
  })
  .meta({ id: "DetectNearThreshold" });

/** A limit that may have been nearly reached, after validation. */
export type DetectNearThreshold = z.output<typeof detectNearThresholdInputSchema>;

/** Input of `incidents.lessons.detectFromCriticalSuccess`. */
export const detectCriticalSuccessInputSchema = z
  .strictObject({
    ...source,
    successType: storableText(64).describe("What went very well, in a word."),
    metrics: detailsSchema.default({}).describe("By what that shows."),
  })
  .meta({ id: "DetectCriticalSuccess" });

/** Something that went very well, after validation. */
export type DetectCriticalSuccess = z.output<typeof detectCriticalSuccessInputSchema>;

/**
 * What came of a detection. `recorded`: there is a new lesson; `duplicate`: there was one of this event; `debounced`:
 * there was one of this metric and band within a day; `below_threshold`: nothing was near its limit; `breach`: the limit
 * was reached, which is no longer near.
 */
export const LESSON_DETECTION_OUTCOMES = ["recorded", "duplicate", "debounced", "below_threshold", "breach"] as const;

/** Output of the detections. */
export const lessonDetectionSchema = z
  .strictObject({
    outcome: z.enum(LESSON_DETECTION_OUTCOMES),
    lesson: lessonSchema.nullable().describe("The new lesson, or the one that kept it away; null when there is none."),
  })
  .meta({ id: "LessonDetection" });

/** What came of a detection. */
export type LessonDetection = z.output<typeof lessonDetectionSchema>;
