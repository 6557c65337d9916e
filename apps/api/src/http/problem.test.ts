import { DomainError, ERROR_CODES, type ErrorCode, invalidInput } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { problemOf, statusOf, titleOf } from "./problem.js";

const secret = "password of host db-1";

describe("statusOf", () => {
  it.each([
    ["invalid_input", 400],
    ["invalid_json", 400],
    ["not_authenticated", 401],
    ["permission_denied", 403],
    ["tenant_required", 403],
    ["role_required", 403],
    ["incident_not_found", 404],
    ["already_resolved", 409],
    ["version_conflict", 412],
    ["body_too_large", 413],
    ["unsupported_media_type", 415],
    ["reason_required", 422],
    ["internal_error", 500],
    ["tenant_busy", 503],
    ["overloaded", 503],
    ["database_unavailable", 503],
    ["authentication_unavailable", 503],
  ] as const)("answers %s with %d", (code, status) => {
    expect(statusOf(code)).toBe(status);
  });

  it("has a status for every code", () => {
    for (const code of Object.keys(ERROR_CODES) as ErrorCode[]) expect(statusOf(code)).toBeGreaterThanOrEqual(400);
  });
});

describe("titleOf", () => {
  it("says the code in words", () => {
    expect(titleOf("incident_not_found")).toBe("Incident not found");
  });
});

describe("problemOf", () => {
  it("names every field by its pointer", () => {
    const { problem, headers } = problemOf(
      invalidInput([{ pointer: "/severty", message: "is not a known member" }]),
      "req-1",
    );
    expect(problem).toEqual({
      type: "/problems/invalid_input",
      title: "Invalid input",
      status: 400,
      detail: "/severty: is not a known member",
      code: "invalid_input",
      errors: [{ pointer: "/severty", detail: "is not a known member" }],
      requestId: "req-1",
    });
    expect(headers).toEqual({ "content-type": "application/problem+json" });
  });

  it("names the incident that is in the way, and no other detail", () => {
    const error = new DomainError("newer_incident_open", "inc_2 is open.", { incidentId: "inc_2", statement: secret });
    const { problem } = problemOf(error, "req-1");
    expect(problem).toMatchObject({ status: 409, incidentId: "inc_2" });
    expect(JSON.stringify(problem)).not.toContain(secret);
  });

  it.each([
    ["asks for a token", {}, 'Bearer realm="hoc-incidents"'],
    ["says that a token was refused", { tokenRefused: true }, 'Bearer realm="hoc-incidents", error="invalid_token"'],
  ])("%s", (_, details, challenge) => {
    const { headers } = problemOf(new DomainError("not_authenticated", "No.", details), "r");
    expect(headers["www-authenticate"]).toBe(challenge);
  });

  it.each([
    [{}, "1"],
    [{ retryAfterSeconds: 7 }, "7"],
    [{ retryAfterSeconds: 0.2 }, "1"],
  ])("says when to come back: %o gives %s", (details, seconds) => {
    expect(problemOf(new DomainError("overloaded", "Full.", details), "r").headers["retry-after"]).toBe(seconds);
  });

  it.each([
    ["a foreign error", new Error(secret), 500, "internal_error"],
    ["a thrown text", secret, 500, "internal_error"],
    [
      "an internal error",
      new DomainError("invalid_event", secret, { fields: [{ pointer: secret, message: secret }] }),
      500,
      "invalid_event",
    ],
    [
      "an unreachable database",
      new DomainError("database_unavailable", secret, {}, { cause: secret }),
      503,
      "database_unavailable",
    ],
  ])("tells nothing of what is behind %s", (_, error, status, code) => {
    const answer = problemOf(error, "req-1");
    expect(answer.problem).toMatchObject({ status, code, requestId: "req-1" });
    expect(JSON.stringify(answer)).not.toContain(secret);
  });

  it("takes another status from whoever knows better", () => {
    expect(problemOf(new DomainError("invalid_input", "The headers are too large."), "r", 431).problem.status).toBe(
      431,
    );
  });
});

it("tells who reads too often to come back when the minute is over", () => {
  const { problem, headers } = problemOf(new DomainError("rate_limited", "Too often.", { retryAfterSeconds: 17 }), "r");
  expect([problem.status, problem.code, headers["retry-after"]]).toEqual([429, "rate_limited", "17"]);
});
