import type { Operations } from "@hoc/incident-engines";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { get } from "../../apps/api/src/http/endpoint.js";
import { countOutcomes, renderMatrix } from "../verify/matrix.js";
import type { Outcome } from "../verify/verdict.js";
import { READ_AT } from "./deeds.js";
import { CHECKS, READ_MATRIX, type ReadRow } from "./matrix.js";
import { openVerifiedApp, type VerifiedApp } from "./verified-app.js";
import { verifyReads } from "./verify-reads.js";

const TIMEOUT = 600_000;

type Execute = (id: string, input: Record<string, unknown>, context: { readonly tenantId: string }) => Promise<unknown>;

/** How a read may break its promises, and where it is tried. */
const BROKEN: Readonly<Record<string, (execute: Execute) => Execute>> = {
  "incidents.query.listActiveIncidents":
    (execute) =>
    (id, { asOf: _, ...input }, context) =>
      execute(id, input, context),
  "incidents.query.getMetrics": readingLatest,
  "incidents.lessons.getLesson": readingLatest,
  "incidents.export.getInclusionProof": readingLatest,
  "incidents.export.getExportFile": lookingElsewhere,
  "incidents.query.listHistoricalIncidents": (execute) => async (id, input, context) => {
    const output = (await execute(id, input, context)) as { items: unknown[] };
    return context.tenantId === "ecma" ? { ...output, items: output.items.toReversed() } : output;
  },
  "incidents.query.getIncidentDetail": lookingElsewhere,
  "incidents.policies.getProposal": lookingElsewhere,
  "incidents.query.getIncidentStats":
    (execute) =>
    (id, { asOf, ...input }, context) =>
      execute(id, { ...input, ...(Date.parse(String(asOf)) > Date.parse(READ_AT) ? {} : { asOf }) }, context),
  "incidents.query.listResolvedIncidents": (execute) => async (id, input, context) => {
    const output = (await execute(id, input, context)) as { items: unknown[] };
    return input.cursor === undefined ? output : { ...output, items: output.items.slice(1) };
  },
};

/** Names the instant that it is asked for, and reads as things stand. */
function readingLatest(execute: Execute): Execute {
  return async (id, { asOf, ...input }, context) => {
    const { dataVersion } = (await execute(id, { ...input, asOf }, context)) as Record<string, unknown>;
    const latest = (await execute(id, input, context)) as Record<string, unknown>;
    return { ...latest, dataVersion, ...(asOf === undefined ? {} : { asOf: READ_AT }) };
  };
}

/** Finds with a foreign tenant what a tenant does not have. */
function lookingElsewhere(execute: Execute): Execute {
  return (id, input, context) =>
    execute(id, input, context).catch(() => execute(id, input, { ...context, tenantId: "globex" }));
}

function disguise(operations: Operations): Pick<Operations, "execute" | "answered"> {
  const execute = operations.execute as unknown as Execute;
  const broken: Execute = (id, input, context) => (BROKEN[id]?.(execute) ?? execute)(id, input, context);
  return { execute: broken as unknown as Operations["execute"], answered: operations.answered };
}

describe("the reads of the live router", () => {
  it("keep every promise, each where it could have been broken", { timeout: TIMEOUT }, async () => {
    const app = await openVerifiedApp({ start: READ_AT });
    const rows = await verifyReads(app);
    await app.close();
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
    app = await openVerifiedApp({ start: READ_AT, disguise });
    const endpoints = app.endpoints.filter(({ operation }) => operation in BROKEN);
    const unknown = get("/v1/things/:thingId", "incidents.query.getIncidentDetail");
    rows = await verifyReads({ ...app, endpoints: [...endpoints, unknown] });
  }, TIMEOUT);

  afterAll(() => app?.close());

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
