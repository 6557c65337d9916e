import { DomainError, ERROR_CODES, type ErrorCode } from "@hoc/incident-schemas";
import { statusOf, titleOf } from "../http/problem.js";
import type { Route } from "../http/route.js";

/** What the `type` of a problem leads to: what its code means. */
export const problemRoutes: readonly Route[] = [
  { method: "GET", path: "/problems/:code", answer: (c) => c.json(describe(c.req.param("code") ?? "")) },
];

function describe(code: string): { code: string; title: string; status: number; meaning: string } {
  if (!isErrorCode(code)) throw new DomainError("unknown_route", `There is no problem called ${code}.`);
  return { code, title: titleOf(code), status: statusOf(code), meaning: ERROR_CODES[code].meaning };
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CODES, code);
}
