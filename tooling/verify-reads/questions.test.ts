import { describe, expect, it } from "vitest";
import { get } from "../../apps/api/src/http/endpoint.js";
import { readEndpoint, UnknownInput, urlOf } from "./questions.js";

describe("the questions that an endpoint is asked", () => {
  it("fill its path with every value that the history holds", () => {
    const { questions } = readEndpoint(get("/v1/x/:incidentId", "incidents.query.getIncidentDetail"), {
      "today-0": "inc_1",
    });
    expect(questions.map((question) => urlOf(question))).toEqual([
      "/v1/x/inc_1",
      "/v1/x/recent-1",
      "/v1/x/old-2",
      "/v1/x/learned-0",
    ]);
  });

  it("try every value of the closed members of its input, and every order", () => {
    const { questions, pagedBy, maxLimit } = readEndpoint(get("/v1/x", "incidents.query.listHistoricalIncidents"), {});
    const urls = questions.map((question) => urlOf(question));
    expect(urls).toContain("/v1/x");
    expect(urls).toContain("/v1/x?isSynthetic=true");
    expect(urls.filter((url) => url.includes("sortBy"))).toHaveLength(6);
    expect({ pagedBy, maxLimit }).toEqual({ pagedBy: ["cursor", "offset"], maxLimit: 100 });
  });

  it("try the known values of open members", () => {
    const { questions } = readEndpoint(get("/v1/x", "incidents.policies.listViolations"), {});
    const urls = questions.map((question) => urlOf(question));
    expect(urls).toEqual(["/v1/x", "/v1/x?runId=run-1", "/v1/x?runId=loop-0", "/v1/x?policyId=policy-1"]);
  });

  it("try the known value of an open member that the product made", () => {
    const { questions } = readEndpoint(get("/v1/x", "incidents.lessons.listLessons"), { "learned-0": "inc_9" });
    expect(questions.map((question) => urlOf(question))).toContain("/v1/x?sourceIncidentId=inc_9");
  });

  it("are refused where a part of the path, or a required member, is unknown", () => {
    const endpoint = get("/v1/x/:thing", "incidents.query.getIncidentDetail");
    expect(() => readEndpoint(endpoint, {})).toThrow(UnknownInput);
    expect(() => readEndpoint(get("/v1/x", "incidents.query.getIncidentDetail"), {})).toThrow(/incidentId/);
  });
});
