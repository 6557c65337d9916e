import { z } from "zod";
import { commonFilters, createdBounds, resolvedBounds } from "../incident/incident-filters.js";
import { limitSchema, MAX_PAGE_SIZE } from "../primitives/page.js";
import { wholeNumberSchema } from "../primitives/query-values.js";
import { asOf, readPoint } from "../primitives/read-point.js";
import {
  DEFAULT_LIST_SIZE,
  DEFAULT_RETENTION_DAYS,
  INSTANT_BOUNDS,
  MAX_OFFSET,
  retentionDays,
} from "./incident-lists.js";
import { incidentSummarySchema } from "./incident-summary.js";

/** What the public list can be asked for, exactly as it is written. */
export const PUBLIC_TOPICS = ["active", "resolved", "historical"] as const;

/** What the public list can be asked for. */
export type PublicTopic = (typeof PUBLIC_TOPICS)[number];

const YES = ["true", "1", "yes"];
const NO = ["false", "0", "no"];

const yesOrNo = z.preprocess(
  (value) => (typeof value === "string" ? value.toLowerCase() : value),
  z.union(
    [z.boolean(), z.enum([...YES, ...NO]).transform((text) => YES.includes(text))],
    `must be one of: ${[...YES, ...NO].join(", ")}`,
  ),
);

const { severity, category, causeType, isSynthetic } = commonFilters;

/** Every parameter of any topic. */
const parameters = {
  topic: z.enum(PUBLIC_TOPICS).describe("Decides which other parameters there are, and the order of the list."),
  severity,
  category,
  causeType,
  isSynthetic: yesOrNo.optional().describe(`${isSynthetic.description} Not of \`historical\`.`),
  createdAfter: createdBounds.createdAfter.describe("Created at this instant or later. Of `active` only."),
  createdBefore: createdBounds.createdBefore.describe("Created at this instant or earlier. Of `active` only."),
  resolvedAfter: resolvedBounds.resolvedAfter.describe("Resolved at this instant or later. Of `resolved` only."),
  resolvedBefore: resolvedBounds.resolvedBefore.describe("Resolved at this instant or earlier. Of `resolved` only."),
  retentionDays: retentionDays
    .unwrap()
    .optional()
    .describe(
      `Days after which a resolved incident counts as historical, ${DEFAULT_RETENTION_DAYS} when left out. Of \`historical\` only.`,
    ),
  limit: limitSchema(MAX_PAGE_SIZE, DEFAULT_LIST_SIZE),
  offset: wholeNumberSchema(0, MAX_OFFSET, 0).describe("Rows to skip."),
  asOf,
};

type Parameter = keyof typeof parameters;

const OF_EVERY_TOPIC: readonly Parameter[] = ["topic", "severity", "category", "causeType", "limit", "offset", "asOf"];

const OF_TOPIC: Readonly<Record<PublicTopic, readonly Parameter[]>> = {
  active: ["isSynthetic", "createdAfter", "createdBefore"],
  resolved: ["isSynthetic", "resolvedAfter", "resolvedBefore"],
  historical: ["retentionDays"],
};

/**
 * Judges what the parameters are together, and says it beside everything that is wrong with each: one answer names all.
 * What is wrong with a parameter that the topic does not have is only that it does not have it.
 */
function judgeTogether(given: unknown, context: z.RefinementCtx): void {
  if (typeof given !== "object" || given === null) return;
  const values = given as Readonly<Record<string, unknown>>;
  const isFaulty = (name: string) => context.issues.some(({ path }) => path?.[0] === name);
  const refuse = (name: string, message: string) => {
    const others = context.issues.filter(({ path }) => path?.[0] !== name);
    context.issues.splice(0, context.issues.length, ...others);
    context.addIssue({ code: "custom", path: [name], message });
  };
  const topic = PUBLIC_TOPICS.find((known) => known === values.topic);
  for (const [name, value] of Object.entries(values)) {
    if (topic !== undefined && !isOf(topic, name)) refuse(name, `is not known for the topic ${topic}`);
    else if (Array.isArray(value)) refuse(name, "is given more than once");
  }
  for (const [lower, upper] of INSTANT_BOUNDS) {
    const [from, to] = [values[lower], values[upper]];
    if (isFaulty(lower) || isFaulty(upper) || typeof from !== "string" || typeof to !== "string") continue;
    if (from > to) refuse(lower, `must not lie after ${upper}`);
  }
}

function isOf(topic: PublicTopic, name: string): boolean {
  return [...OF_EVERY_TOPIC, ...OF_TOPIC[topic]].some((parameter) => parameter === name);
}

/**
 * Input of `incidents.query.listPublicIncidents`: each topic has its own parameters, and everything that is wrong with
 * a question is named at once.
 *
 * @example publicListInputSchema.safeParse({ topic: "active", retentionDays: "3", limit: "0" }) // names both
 */
export const publicListInputSchema = z
  .strictObject(parameters)
  .superRefine(judgeTogether, { when: () => true })
  .meta({ id: "ListPublicIncidents" });

/** Output of `incidents.query.listPublicIncidents`. */
export const publicListResponseSchema = z
  .strictObject({
    topic: z.enum(PUBLIC_TOPICS),
    incidents: z.array(incidentSummarySchema),
    total: z.int().describe("All incidents that match."),
    hasMore: z.boolean(),
    pagination: z.strictObject({
      limit: z.int(),
      offset: z.int(),
      nextOffset: z.int().nullable().describe("Where the next page begins; null on the last one."),
    }),
    generatedAt: z.string().describe("The same as `asOf`."),
    meta: z.strictObject({
      requestId: z.string().nullable().describe("Null for callers in the same process that name none."),
      correlationId: z.string().nullable().describe("Of the header `x-correlation-id`, else the request's id."),
      ...readPoint,
    }),
  })
  .meta({ id: "PublicIncidentList" });

/** Output of `incidents.query.listPublicIncidents`. */
export type PublicListResponse = z.output<typeof publicListResponseSchema>;
