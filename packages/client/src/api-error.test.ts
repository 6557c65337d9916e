import { describe, expect, it } from "vitest";
import { ApiError, apiErrorOf } from "./api-error.js";

const NOW = Date.parse("2026-10-21T07:27:50Z");
const PROBLEM = {
  type: "/problems/invalid_input",
  title: "Invalid input",
  status: 400,
  detail: "/severity: must be one of: low",
  code: "invalid_input",
  errors: [{ pointer: "/severity", detail: "must be one of: low" }],
  incidentId: "inc_1",
  requestId: "req-1",
};
const read = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  apiErrorOf(status, new Headers(headers), typeof body === "string" ? body : JSON.stringify(body), NOW);

describe("apiErrorOf", () => {
  it("tells all that the problem document tells", () => {
    const error = read(400, PROBLEM);
    expect(error).toBeInstanceOf(ApiError);
    expect(error.message).toBe("Invalid input: /severity: must be one of: low");
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "ApiError",
      status: 400,
      code: "invalid_input",
      title: "Invalid input",
      detail: "/severity: must be one of: low",
      fields: [{ pointer: "/severity", detail: "must be one of: low" }],
      incidentId: "inc_1",
      requestId: "req-1",
      retryAfterSeconds: null,
      retryable: false,
    });
  });

  it.each([
    [429, true],
    [502, true],
    [503, true],
    [504, true],
    [500, false],
    [409, false],
    [401, false],
    [408, false],
  ])("of status %i says whether to try again: %s", (status, retryable) => {
    expect(read(status, {}, { "retry-after": "7" })).toMatchObject({ retryable, retryAfterSeconds: 7 });
  });

  it.each(["", "<html>Bad gateway</html>", "null", "[]", '"text"', '{"code":"__proto__","errors":"no"}'])(
    "takes an answer that is none of the product's for what it is: %s",
    (body) => {
      expect(read(502, body, { "x-request-id": "req-2" })).toMatchObject({
        code: null,
        title: "Status 502",
        message: "Status 502",
        fields: [],
        requestId: "req-2",
      });
    },
  );

  it("leaves out faults that name no member", () => {
    const errors = [null, {}, { pointer: "/a" }, { pointer: "/b", detail: "is missing" }];
    expect(read(400, { ...PROBLEM, errors }).fields).toEqual([{ pointer: "/b", detail: "is missing" }]);
  });
});
