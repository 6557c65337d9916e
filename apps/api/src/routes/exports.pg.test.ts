import { createSigner, generateSigningKey, verifyConsistency } from "@hoc/export-bundles";
import { BUNDLE_TYPES, type Checkpoint, exportSettingsSchema } from "@hoc/incident-schemas";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshPgDatabase } from "../../../../tooling/db/harness.js";
import { type ApiServer, startApiServer } from "../../test/api-server.js";
import { consistencyClaim } from "../../test/consistency-claim.js";
import { type TwentyCallers, twentyCallers } from "../../test/twenty-callers.js";

const rita = { tenantId: "acme", actor: { type: "HUMAN", id: "rita" }, role: "responder" } as const;
const ada = { ...rita, role: "admin" } as const;
const { privateKeyPem } = generateSigningKey();
const exports = { signer: createSigner(privateKeyPem), pdf: undefined, settings: exportSettingsSchema.parse({}) };

describe("twenty callers at once", () => {
  let twenty: TwentyCallers;
  let incidentId: string;
  beforeAll(async () => {
    twenty = await twentyCallers({ exports });
    const said = { title: "Search answers in Latin", severity: "high" } as const;
    ({ incidentId } = await twenty.one.execute("incidents.write.createIncident", said, rita));
  });
  afterAll(() => twenty?.stop());

  it("F-072: with one idempotency key export once: one bundle, one record, one entry of the audit, one event", async () => {
    const context = { ...rita, idempotency: { key: "export-1", requestDigest: "0a".repeat(32) } };
    const answers = await twenty.all((operations) =>
      operations.execute("incidents.export.createEvidenceBundle", { incidentId }, context),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await twenty.count("export_ledger")).toBe(1);
    expect(await twenty.count("audit_ledger", sql`t.event_type = 'BundleExported'`)).toBe(1);
    expect(await twenty.count("domain_events", sql`t.event_type = 'incidents.BundleExported'`)).toBe(1);
  });

  it("F-072: without one are twenty exports of equal content, each on record", async () => {
    const { asOf } = await twenty.one.execute("incidents.query.getIncidentDetail", { incidentId }, rita);
    const before = await twenty.count("export_ledger");
    const answers = await twenty.all((operations) =>
      operations.execute("incidents.export.createSoc2Bundle", { incidentId, asOf }, rita),
    );
    expect(new Set(answers.map(({ bundle }) => JSON.stringify(bundle))).size).toBe(1);
    expect(new Set(answers.map((answer) => answer.export.exportId)).size).toBe(20);
    expect((await twenty.count("export_ledger")) - before).toBe(20);
  });

  it("make one chain of checkpoints", async () => {
    const answers = await twenty.all((operations) =>
      operations.execute("incidents.maintenance.checkpointTimelines", {}, ada),
    );
    expect(answers.filter(({ checkpoint }) => checkpoint !== null)).toHaveLength(1);
    expect(await twenty.count("checkpoints")).toBe(1);
  });
});

describe("servers on one database", () => {
  let database: Awaited<ReturnType<typeof freshPgDatabase>>;
  const start = (environment: Readonly<Record<string, string>> = {}): Promise<ApiServer> =>
    startApiServer({ DATABASE_URL: database.url, HOC_SWEEP_INTERVAL_SECONDS: "1", ...environment });
  beforeAll(async () => {
    database = await freshPgDatabase();
  });
  afterAll(() => database?.drop());

  it("with one key make one chain of checkpoints, and each makes the other's exports again", async () => {
    const servers = [await start({ HOC_SIGNING_KEY: privateKeyPem }), await start({ HOC_SIGNING_KEY: privateKeyPem })];
    const [one, other] = servers as [ApiServer, ApiServer];
    const list = async (): Promise<Checkpoint[]> => (await one.send("viewer", "/v1/checkpoints?limit=100")).body.items;
    for (let round = 0; round < 4; round += 1) {
      const known = (await list())[0]?.treeSize ?? 0;
      await Promise.all(servers.map((each, index) => each.openIncident({ triggerType: `t-${round}-${index}` })));
      await expect.poll(async () => (await list())[0]?.treeSize ?? 0, { timeout: 15_000 }).toBeGreaterThan(known);
    }
    const made = (await list()).reverse();
    for (const [index, { treeSize }] of made.slice(1).entries()) {
      const from = made[index]?.treeSize;
      const { body } = await one.send("viewer", `/v1/checkpoints/consistency?from=${from}&to=${treeSize}`);
      expect([from, treeSize, verifyConsistency(consistencyClaim(body))]).toEqual([from, treeSize, true]);
    }
    const { body: verdict } = await other.send("viewer", "/v1/checkpoints/verification");
    expect(verdict).toMatchObject({ verificationStatus: "VERIFIED", rootMatches: true });

    const id = await one.openIncident({ triggerType: "shared" });
    const { body } = await one.post("responder", `/v1/incidents/${id}/export/evidence`);
    const file = `/v1/exports/${body.data.export.exportId}/file`;
    const [here, there] = await Promise.all(servers.map((each) => each.fetchFile("viewer", file)));
    expect(Buffer.compare(here?.bytes ?? Buffer.of(0), there?.bytes ?? Buffer.of(1))).toBe(0);
    await Promise.all(servers.map((each) => each.stop()));
  });

  it("422: without a key export nothing and say so, and everything else goes on", async () => {
    const server = await start();
    const id = await server.openIncident({ triggerType: "unsigned" });
    for (const kind of BUNDLE_TYPES) {
      const path = `/v1/incidents/${id}/export/${kind.replace("_", "-")}`;
      expect(await server.post("responder", path)).toMatchObject({ status: 422, body: { code: "signer_missing" } });
    }
    expect((await server.send("viewer", `/v1/exports?incidentId=${id}`)).body.items).toEqual([]);
    expect((await server.send("viewer", "/readyz")).status).toBe(200);
    await server.stop();
  });
});
