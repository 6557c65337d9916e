import { z } from "zod";
import { incidentIdSchema } from "../primitives/ids.js";
import { asOf, readPoint } from "../primitives/read-point.js";

/** How far a postmortem document has come. */
export const POSTMORTEM_STATUSES = ["stub", "draft", "published"] as const;

/** How far a postmortem document has come. */
export type PostmortemStatus = (typeof POSTMORTEM_STATUSES)[number];

/** Input of `incidents.query.getPostmortem`. */
export const getPostmortemInputSchema = z
  .strictObject({ incidentId: incidentIdSchema, asOf })
  .meta({ id: "GetPostmortem" });

/** A postmortem document: what people write about an incident after it. */
const postmortemSchema = z.strictObject({
  postmortemArtifactId: z.string(),
  incidentId: z.string(),
  status: z.enum(POSTMORTEM_STATUSES),
  content: z.record(z.string(), z.unknown()).nullable().describe("Null as long as nobody wrote anything."),
  createdAt: z.string(),
  createdBy: z.string(),
  updatedAt: z.string(),
  publishedAt: z.string().nullable().describe("Null as long as it is not published."),
  publishedBy: z.string().nullable(),
});

/** A postmortem document. */
export type Postmortem = z.output<typeof postmortemSchema>;

/** Output of `incidents.query.getPostmortem`. */
export const postmortemReadingSchema = postmortemSchema.extend(readPoint).meta({ id: "PostmortemReading" });
