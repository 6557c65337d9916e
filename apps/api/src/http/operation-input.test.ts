import { describe, expect, it } from "vitest";
import { operationInput, requireNoQuery } from "./operation-input.js";

const nothing = { path: {}, query: new URLSearchParams(), body: {} };

function refusal(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}

describe("operationInput", () => {
  it("takes members from everywhere", () => {
    const sources = {
      path: { incidentId: "inc_1" },
      query: new URLSearchParams("limit=5"),
      body: { reason: "r" },
      expectedVersion: 3,
    };
    expect(operationInput(sources)).toEqual({ incidentId: "inc_1", limit: "5", reason: "r", expectedVersion: 3 });
  });

  it("is empty when nothing is given", () => {
    expect(operationInput(nothing)).toEqual({});
  });

  it.each([
    ["twice in the query", { ...nothing, query: new URLSearchParams("a/b=1&a/b=2") }, "/a~1b"],
    [
      "in path and query",
      { ...nothing, path: { incidentId: "inc_1" }, query: new URLSearchParams("incidentId=inc_2") },
      "/incidentId",
    ],
    ["in path and body", { ...nothing, path: { incidentId: "inc_1" }, body: { incidentId: "inc_2" } }, "/incidentId"],
    ["in body and If-Match", { ...nothing, body: { expectedVersion: 2 }, expectedVersion: 3 }, "/expectedVersion"],
  ])("refuses a member that is given %s", (_, sources, pointer) => {
    expect(refusal(() => operationInput(sources))).toMatchObject({
      code: "invalid_input",
      details: { fields: [{ pointer, message: "is given more than once" }] },
    });
  });

  it("takes a repeated parameter as a list where lists are taken, one that is given once as it is", () => {
    const query = new URLSearchParams("a=1&b=2&a=3");
    expect(operationInput({ ...nothing, query, takesRepeated: true })).toEqual({ a: ["1", "3"], b: "2" });
  });

  it("refuses a member of path and query also where lists are taken", () => {
    const sources = { ...nothing, path: { runId: "r" }, query: new URLSearchParams("runId=s"), takesRepeated: true };
    expect(refusal(() => operationInput(sources))).toMatchObject({ details: { fields: [{ pointer: "/runId" }] } });
  });

  it("keeps a member called __proto__ as a member", () => {
    const input = operationInput({ ...nothing, query: new URLSearchParams("__proto__=x") });
    expect(Object.keys(input)).toEqual(["__proto__"]);
  });
});

describe("requireNoQuery", () => {
  it("lets a request without query pass", () => {
    expect(() => requireNoQuery(new URLSearchParams())).not.toThrow();
  });

  it("names each parameter", () => {
    expect(refusal(() => requireNoQuery(new URLSearchParams("reason=x&limit=1")))).toMatchObject({
      details: { fields: [{ pointer: "/reason" }, { pointer: "/limit" }] },
    });
  });
});
