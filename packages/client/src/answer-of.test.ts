import { describe, expect, it } from "vitest";
import { answerOf } from "./answer-of.js";
import type { ClientEndpoint } from "./client-endpoint.js";

function read(answers: ClientEndpoint["answers"], body: string, type = "application/json", status = 200): unknown {
  const answer = { status, headers: new Headers({ "content-type": type }), bytes: new TextEncoder().encode(body) };
  return answerOf({ method: "GET", path: "/", answers, takesIfMatch: false }, answer, 0);
}

describe("answerOf", () => {
  it("reads JSON, out of its envelope where it has one", () => {
    expect(read("json", '{"a":1}')).toEqual({ a: 1 });
    expect(read("envelope", '{"success":true,"data":{"a":1},"meta":{}}')).toEqual({ a: 1 });
    expect(read("envelope or file", '{"data":{"a":1}}', "application/json; charset=utf-8")).toEqual({
      a: 1,
      file: null,
    });
  });

  it("gives files as their bytes, JSON files too", () => {
    expect(read("file", "{}")).toMatchObject({ file: { bytes: new TextEncoder().encode("{}") } });
    expect(read("envelope or file", "PK", "application/zip")).toMatchObject({ file: { mediaType: "application/zip" } });
  });

  it.each(['{"a":', "<html>", ""])("takes what is no JSON for no answer: %j", (body) => {
    expect(() => read("json", body)).toThrow(expect.objectContaining({ name: "ConnectionError", retryable: true }));
  });

  it.each([199, 300, 301, 404, 503])("takes status %i for a refusal", (status) => {
    expect(() => read("json", "{}", "application/json", status)).toThrow(expect.objectContaining({ status }));
  });
});
