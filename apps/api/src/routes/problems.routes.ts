import { DomainError, ERROR_CODES, type ErrorCode } from "@hoc/incident-schemas";
import { z } from "zod";
import { publicOperation } from "../http/openapi/public-operation.js";
import { statusOf, titleOf } from "../http/problem.js";
import type { Route } from "../http/route.js";

const problemKindSchema = z
  .strictObject({ code: z.string(), title: z.string(), status: z.int(), meaning: z.string() })
  .meta({ id: "ProblemKind" });

const describeProblem = publicOperation({
  operationId: "problems.explain",
  summary: "Tells what an error code means.",
  tag: "problems",
  path: { code: Object.keys(ERROR_CODES) },
  answer: problemKindSchema,
  problems: [404],
});

/** What the `type` of a problem leads to: what its code means. */
export const problemRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/problems/:code",
    describe: describeProblem,
    answer: (c) => c.json(explain(c.req.param("code") ?? "")),
  },
];

function explain(code: string): z.output<typeof problemKindSchema> {
  if (!isErrorCode(code)) throw new DomainError("unknown_route", `There is no problem called ${code}.`);
  return { code, title: titleOf(code), status: statusOf(code), meaning: ERROR_CODES[code].meaning };
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CODES, code);
}
