import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { get } from "../../apps/api/src/http/endpoint.js";
import { countOutcomes, renderMatrix } from "../verify/matrix.js";
import type { Outcome } from "../verify/verdict.js";
import { READ_AT } from "./deeds.js";
import { CHECKS, READ_MATRIX, type ReadRow } from "./matrix.js";
import { disguised, lookingElsewhere, READ_PLANTS, readingLatest } from "./plants.js";
import { openVerifiedApp, type VerifiedApp } from "./verified-app.js";
import { verifyReads } from "./verify-reads.js";

const TIMEOUT = 600_000;

/** How a read may break its promises, and where it is tried. */
const BROKEN = {
  ...Object.fromEntries(Object.values(READ_PLANTS).map(({ operation, instead }) => [operation, instead])),
  "incidents.lessons.getLesson": readingLatest,
  "incidents.export.getInclusionProof": readingLatest,
  "incidents.export.getExportFile": lookingElsewhere,
  "incidents.policies.getProposal": lookingElsewhere,
};

describe("the reads of the live router", () => {
  it("keep every promise, each where it could have been broken", { timeout: TIMEOUT }, async () => {
    const app = await openVerifiedApp({ start: READ_AT });
    const answering = new Set<(typeof app.endpoints)[number]>();
    const rows = await verifyReads(app, answering);
    await app.close();
    expect([...answering]).toEqual(app.endpoints.filter(({ method }) => method === "GET"));
    const gets = app.endpoints.filter(({ method }) => method === "GET").map(({ path }) => path);
    expect(rows.map(({ name }) => name)).toEqual(gets);
    const { FAIL, WARN } = countOutcomes(rows);
    expect({ FAIL, WARN }, renderMatrix(READ_MATRIX, rows)).toEqual({ FAIL: 0, WARN: 0 });
  });
});

describe("a read that breaks a promise", () => {
  let app: VerifiedApp;
  let rows: ReadRow[];

  beforeAll(async () => {
    app = await openVerifiedApp({ start: READ_AT, disguise: disguised(BROKEN) });
    const endpoints = app.endpoints.filter(({ operation }) => operation in BROKEN);
    const unknown = get("/v1/things/:thingId", "incidents.query.getIncidentDetail");
    rows = await verifyReads({ ...app, endpoints: [...endpoints, unknown] });
  }, TIMEOUT);

  afterAll(() => app?.close());

  it.each(Object.entries(READ_PLANTS))("such as %s is found in its row by its check", (_, { row, check }) => {
    const verdicts = rows.find(({ name }) => name === row)?.verdicts;
    expect(verdicts?.[check as (typeof CHECKS)[number]].outcome).toBe("FAIL");
  });

  it.each([
    ["that ignores asOf", "/v1/incidents/active", ["as of", "repeatable", "refusals"]],
    ["that names the instant and reads as things stand", "/v1/incidents/metrics", ["repeatable"]],
    ["whose order is that of recording", "/v1/incidents/historical", ["ties"]],
    ["that finds a foreign tenant's incident", "/v1/incidents/:incidentId", ["tenants"]],
    ["that shows a lesson as it stands", "/v1/lessons/:lessonId", ["repeatable"]],
    ["that finds a foreign tenant's proposal", "/v1/policies/proposals/:proposalId", ["tenants"]],
    ["that proves what stands now of an earlier instant", "/v1/incidents/:incidentId/inclusion", ["repeatable"]],
    ["that hands out a foreign tenant's export", "/v1/exports/:exportId/file", ["tenants"]],
    ["that takes an instant in the future for now", "/v1/stats", ["refusals"]],
    ["whose pages leave rows out", "/v1/incidents/resolved", ["pages"]],
    ["that nobody knows how to ask", "/v1/things/:thingId", CHECKS],
  ])("%s fails there", (_, endpoint, failing) => {
    const verdicts = rows.find((row) => row.name === endpoint)?.verdicts;
    const failed = CHECKS.filter((check) => verdicts?.[check].outcome === ("FAIL" satisfies Outcome));
    expect(failed, renderMatrix(READ_MATRIX, rows)).toEqual(failing);
  });
});
