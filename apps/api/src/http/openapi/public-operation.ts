import type { z } from "zod";
import type { Content, OperationObject, Parameter } from "./document-types.js";
import { problemResponses } from "./problem-responses.js";
import type { SchemaCollector } from "./schema-collector.js";

/** What is to be said about an endpoint that needs no token and no operation. */
export interface PublicOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tag: string;
  /** Members of the path, with what they may be. */
  readonly path?: Readonly<Record<string, readonly string[]>>;
  /** What it answers: a schema with a name for JSON, or the media type of something else. */
  readonly answer: z.ZodType | string;
  readonly problems?: readonly number[];
}

/** Describes an endpoint that anybody may call. */
export function publicOperation(said: PublicOperation): (collector: SchemaCollector) => OperationObject {
  const { operationId, summary, tag, path = {}, answer, problems = [] } = said;
  return (collector) => ({
    operationId,
    summary,
    tags: [tag],
    security: [],
    parameters: Object.entries(path).map(
      ([name, values]): Parameter => ({ name, in: "path", required: true, schema: { type: "string", enum: values } }),
    ),
    responses: {
      "200": {
        description: "Here it is.",
        headers: { "x-request-id": { $ref: "#/components/headers/RequestId" } },
        content: contentOf(answer, collector),
      },
      ...problemResponses([...problems, 500]),
    },
  });
}

function contentOf(answer: z.ZodType | string, collector: SchemaCollector): Content {
  if (typeof answer === "string") return { [answer]: { schema: { type: "string" } } };
  return { "application/json": { schema: collector.output(answer) } };
}
