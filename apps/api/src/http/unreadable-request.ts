import { DomainError } from "@hoc/incident-schemas";
import type { Ambient } from "@hoc/incident-schemas/ports";
import { headersOfEveryAnswer, newRequestId } from "./every-answer.js";
import { problemOf } from "./problem.js";

/** Answers a request that could not be read as HTTP, and so has reached no route. */
export type RefuseUnreadable = (error: unknown) => Response;

const REFUSALS: Readonly<Record<string, readonly [status: number, detail: string] | undefined>> = {
  HPE_HEADER_OVERFLOW: [431, "The request line and its headers are larger than the server takes; make them shorter."],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, "The chunk extensions are larger than the server takes; leave them out."],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The request did not arrive whole in time; send it again."],
};

/**
 * Makes the answer to what the HTTP parser refuses: a problem like every other, and a line in the log.
 *
 * @example createRefuseUnreadable(ambient)(Object.assign(new Error(), { code: "HPE_HEADER_OVERFLOW" })).status // 431
 */
export function createRefuseUnreadable({ logger, randomHex }: Pick<Ambient, "logger" | "randomHex">): RefuseUnreadable {
  return (error) => {
    const requestId = newRequestId(randomHex);
    const [status, told] = refusalOf(error);
    const { problem, headers } = problemOf(told, requestId, status);
    if (problem.status >= 500) logger.error({ requestId, err: error }, "request failed");
    else logger.info({ requestId, status: problem.status, detail: problem.detail }, "request that could not be read");
    return Response.json(problem, {
      status: problem.status,
      headers: { ...headers, ...headersOfEveryAnswer(requestId) },
    });
  };
}

function refusalOf(error: unknown): [status: number | undefined, told: unknown] {
  const { code, reason, name, message } = (error ?? {}) as Partial<Record<string, unknown>>;
  const [status, detail] = REFUSALS[String(code)] ?? [];
  if (detail !== undefined) return [status, new DomainError("invalid_input", detail)];
  if (String(code).startsWith("HPE_")) return [400, malformed(reason)];
  return name === "RequestError" ? [400, malformed(message)] : [undefined, error];
}

function malformed(why: unknown): DomainError {
  const reason = typeof why === "string" && why !== "" ? ` (${why})` : "";
  return new DomainError("invalid_input", `The request is not well-formed HTTP/1.1${reason}.`);
}
