import { createSigner, generateSigningKey, trustedKeyOf, verifyFile } from "@hoc/export-bundles";
import { createPdfInspector, createPdfRenderer } from "@hoc/export-bundles/pdf";
import {
  BUNDLE_TYPES,
  EXPORT_FORMATS,
  exportDetailSchema,
  exportListSchema,
  type TrustFile,
  trustFileSchema,
} from "@hoc/incident-schemas";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type ApiServer, startApiServer } from "../../test/api-server.js";
import { brokenPolicy } from "../../test/broken-policy.js";

const PATHS = { evidence: "evidence", soc2: "soc2", executive_debrief: "executive-debrief" } as const;
const MEDIA_TYPES = { json: "application/json", pdf: "application/pdf", zip: "application/zip" } as const;
const RETIRED = {
  ...trustedKeyOf(createSigner(generateSigningKey().privateKeyPem), "Example Inc."),
  status: "retired",
};

let server: ApiServer;
let id: string;
let trust: TrustFile;
beforeAll(async () => {
  server = await startApiServer({ HOC_ORGANISATION: "Example Inc.", HOC_OTHER_KEYS: JSON.stringify([RETIRED]) });
  id = await brokenPolicy(server);
  trust = trustFileSchema.parse((await server.send("viewer", "/v1/keys")).body);
});
afterAll(() => server?.stop());

const pathOf = (incidentId: string, kind: keyof typeof PATHS = "evidence") =>
  `/v1/incidents/${encodeURIComponent(incidentId)}/export/${PATHS[kind]}`;
const exported = (body: object = {}, kind?: keyof typeof PATHS, headers?: Record<string, string>): Promise<Answer> =>
  server.post("responder", pathOf(id, kind), body, headers);
const fileOf = (exportId: string) => server.fetchFile("viewer", `/v1/exports/${exportId}/file`);
const verified = (bytes: Uint8Array, incident = id) =>
  verifyFile(bytes, { trust, expect: { incident }, pdf: createPdfInspector(), renderer: createPdfRenderer() });
const pointers = ({ body }: Answer) => body.errors.map(({ pointer }: { pointer: string }) => pointer);
const ledger = async (incidentId = id) =>
  exportListSchema.parse((await server.send("viewer", `/v1/exports?incidentId=${incidentId}&limit=100`)).body).items;

describe("POST /v1/incidents/{id}/export", () => {
  it.each(BUNDLE_TYPES.flatMap((kind) => EXPORT_FORMATS.map((format) => [kind, format] as const)))(
    "F-069: 201: an export of kind %s comes as %s, and verifies against the keys that the server names",
    async (kind, format) => {
      const answer = await server.fetchFile("responder", pathOf(id, kind), { body: { format } });
      expect(answer.status).toBe(201);
      expect(answer.headers.get("content-type")).toBe(MEDIA_TYPES[format]);
      const location = String(answer.headers.get("location"));
      const { body: record } = await server.send("viewer", location);
      expect(record).toMatchObject({ incidentId: id, bundleType: kind, format });
      const file = await server.fetchFile("viewer", `${location}/file`);
      expect([file.status, file.headers.get("content-type")]).toEqual([200, MEDIA_TYPES[format]]);
      expect(file.headers.get("content-disposition")).toContain(`filename="${record.fileName}"`);
      expect(record.fileName).toMatch(new RegExp(`\\.${format}$`));
      expect(file.bytes.length).toBe(record.fileBytes);
      if (format !== "json") expect(Buffer.compare(answer.bytes, file.bytes)).toBe(0);
      expect(await verified(file.bytes)).toMatchObject({
        verdict: "verified",
        failure: null,
        bundle: { bundleType: kind, incidentId: id, tenantId: "acme", contentDigest: record.contentDigest },
        signers: [{ keyid: record.keyId, owner: "Example Inc." }],
      });
    },
    60_000,
  );

  it("201: answers the record and the bundle, which is the file to the member", async () => {
    const { body, headers } = await exported();
    expect(Object.keys(body)).toEqual(["success", "data", "meta"]);
    expect(Object.keys(body.data).sort()).toEqual(["bundle", "export"]);
    const { bundle, export: record } = body.data;
    expect(headers.get("location")).toBe(`/v1/exports/${record.exportId}`);
    const { bytes } = await fileOf(record.exportId);
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual(bundle);
    expect(bundle.integrity.contentDigest.sha256).toBe(record.contentDigest);
  });

  it("says of a file what to save it as and what its digest is", async () => {
    const { headers, bytes } = await server.fetchFile("responder", pathOf(id), { body: { format: "pdf" } });
    const record = (await ledger())[0];
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-disposition": expect.stringMatching(
        /^attachment; filename="[\w.-]+\.pdf"; filename\*=UTF-8''[\w.-]+\.pdf$/,
      ),
      "content-length": String(bytes.length),
      "x-content-type-options": "nosniff",
      "repr-digest": `sha-256=:${Buffer.from(String(record?.fileSha256), "hex").toString("base64")}:`,
    });
  });

  it("F-072: each leaves a record of who exported what, for whom and why", async () => {
    const before = await ledger();
    const { body } = await exported({ exportReason: "Asked by the auditor.", preparedFor: "Example Auditors LLP" });
    const [record, ...rest] = await ledger();
    expect(rest).toEqual(before);
    expect(record).toEqual(body.data.export);
    expect(record).toMatchObject({
      exportedBy: { type: "HUMAN", id: "rita" },
      exportReason: "Asked by the auditor.",
      preparedFor: "Example Auditors LLP",
      keyId: trust.keys.find(({ status }) => status === "active")?.keyid,
    });
    const { body: detail } = await server.send("viewer", `/v1/exports/${record?.exportId}`);
    expect(exportDetailSchema.parse(detail)).toMatchObject({ ...record });
    expect(body.data.bundle.content.params.preparedFor).toBe("Example Auditors LLP");
    expect(JSON.stringify(body.data.bundle)).not.toContain("Asked by the auditor.");
  });

  it("F-063: 404: answers a stranger as for an incident or export that is not there, and records nothing", async () => {
    const { body } = await exported();
    const before = await ledger();
    for (const kind of BUNDLE_TYPES) {
      const theirs = await server.post("stranger", pathOf(id, kind));
      const nobodys = await server.post("stranger", pathOf("inc_none", kind));
      const told = ({ status, body: { code, detail } }: Answer) => [status, code, detail.replace(id, "inc_none")];
      expect(told(theirs)).toEqual(told(nobodys));
      expect(theirs).toMatchObject({ status: 404, body: { code: "incident_not_found" } });
    }
    const { exportId } = body.data.export;
    for (const path of [`/v1/exports/${exportId}`, `/v1/exports/${exportId}/file`])
      expect(await server.send("stranger", path)).toMatchObject({ status: 404, body: { code: "export_not_found" } });
    expect((await server.send("stranger", "/v1/exports")).body.items).toEqual([]);
    expect(await ledger()).toEqual(before);
  });

  it("403: is for those who work on incidents", async () => {
    for (const holder of ["viewer", "collector"] as const)
      expect((await server.post(holder, pathOf(id))).status).toBe(403);
  });

  it.each(EXPORT_FORMATS)(
    "Idempotency-Key: the same %s again, to the byte, and one record, also at once",
    async (format) => {
      const before = (await ledger()).length;
      const headers = { "idempotency-key": `export-${format}` };
      const ask = () => server.fetchFile("responder", pathOf(id, "soc2"), { body: { format }, headers });
      const answers = [...(await Promise.all([ask(), ask(), ask()])), await ask()];
      const places = answers.map((answer) => `${answer.status} ${answer.headers.get("location")}`);
      expect(new Set(places).size).toBe(1);
      expect(places[0]).toMatch(/^201 /);
      const said = answers.map(({ bytes }) =>
        format === "json"
          ? JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)).data)
          : Buffer.from(bytes).toString("base64"),
      );
      expect(new Set(said).size).toBe(1);
      expect((await ledger()).length).toBe(before + 1);
    },
    60_000,
  );

  it("409: refuses an Idempotency-Key with other words", async () => {
    const headers = { "idempotency-key": "other-words" };
    expect((await exported({}, "evidence", headers)).status).toBe(201);
    expect(await exported({ classification: "PUBLIC" }, "evidence", headers)).toMatchObject({
      status: 409,
      body: { code: "idempotency_key_reused" },
    });
  });

  it("asOf: shows what stood then, the same each time, whatever came since", async () => {
    const own = await brokenPolicy(server);
    const { asOf } = (await server.send("viewer", `/v1/incidents/${own}`)).body;
    const first = await server.post("responder", pathOf(own), { asOf });
    await server.post("responder", `/v1/incidents/${own}/notes`, { note: "Refund asked for." });
    const later = await server.post("responder", pathOf(own), { asOf });
    expect(later.body.data.bundle).toEqual(first.body.data.bundle);
    const now = await server.post("responder", pathOf(own));
    const typesOf = ({ body }: Answer) => body.data.bundle.content.events.map(({ type }: { type: string }) => type);
    expect(typesOf(now)).toEqual([...typesOf(first), "note_added"]);
    expect(now.body.data.export.bundleId).not.toBe(first.body.data.export.bundleId);
    const files = await Promise.all([first, later].map(({ body }) => fileOf(body.data.export.exportId)));
    expect(Buffer.compare(files[0]?.bytes ?? Buffer.of(0), files[1]?.bytes ?? Buffer.of(1))).toBe(0);
  });

  it("redaction: hides what people wrote, and the chain stays whole", async () => {
    const own = await brokenPolicy(server);
    await server.post("responder", `/v1/incidents/${own}/notes`, { note: "Ms. Doe called." });
    const plain = await server.post("responder", pathOf(own), {});
    const redacted = await server.post("responder", pathOf(own), { redaction: "free_text" });
    expect(JSON.stringify(plain.body.data.bundle)).toContain("Ms. Doe called.");
    expect(JSON.stringify(redacted.body.data.bundle)).not.toContain("Ms. Doe");
    expect(redacted.body.data.bundle.content.log.root).toBe(plain.body.data.bundle.content.log.root);
    const { bytes } = await fileOf(redacted.body.data.export.exportId);
    const result = await verified(bytes, own);
    expect(result).toMatchObject({ verdict: "verified" });
    expect(result.bundle?.redactedFields).toBeGreaterThan(0);
  });

  it("includeRawSteps: false leaves the steps out and keeps their totals and their tree root", async () => {
    const [whole, lean] = [await exported(), await exported({ includeRawSteps: false })].map(
      ({ body }) => body.data.bundle.content,
    );
    expect(whole.steps).toHaveLength(2);
    expect(lean.steps).toBeNull();
    expect(lean.trace).toEqual(whole.trace);
    expect(lean.totals).toEqual(whole.totals);
    expect(lean.totals).toMatchObject({ steps: 2, tokens: 430, costMicros: 2_000, durationMs: 1_050 });
  });

  it("period: is the quarter in which the incident began unless another is asked for", async () => {
    const { body } = await exported({}, "soc2");
    const { start, end } = body.data.bundle.content.params.period;
    const { startedAt } = body.data.bundle.content.incident;
    expect(start).toMatch(/^\d{4}-(01|04|07|10)-01T00:00:00\.000000Z$/);
    expect(start <= startedAt && startedAt < end).toBe(true);
    const period = { start: "2026-01-01T00:00:00Z", end: "2026-07-01T02:00:00+02:00" };
    const asked = await exported({ period }, "soc2");
    expect(asked.body.data.bundle.content.params.period).toEqual({
      start: "2026-01-01T00:00:00.000000Z",
      end: "2026-07-01T00:00:00.000000Z",
    });
  });

  it("supersedes: names the export that it replaces, of the same incident and kind only", async () => {
    const { export: old } = (await exported()).body.data;
    const { body } = await exported({ supersedes: old.exportId, classification: "CONFIDENTIAL" });
    expect(body.data.export.supersedesExportId).toBe(old.exportId);
    expect(body.data.bundle.content.params.supersedes).toEqual({
      bundleId: old.bundleId,
      contentDigest: old.contentDigest,
    });
    expect(await exported({ supersedes: old.exportId }, "soc2")).toMatchObject({
      status: 422,
      body: { code: "export_superseded_mismatch" },
    });
    expect(await exported({ supersedes: "exp_none" })).toMatchObject({
      status: 404,
      body: { code: "export_not_found" },
    });
  });

  it.each([
    [{ format: "docx" }, "/format"],
    [{ includeRawSteps: "no" }, "/includeRawSteps"],
    [{ redaction: "all" }, "/redaction"],
    [{ classification: "SECRET" }, "/classification"],
    [{ pageSize: "A3" }, "/pageSize"],
    [{ timeZone: "Mars/Olympus" }, "/timeZone"],
    [{ preparedFor: "x".repeat(201) }, "/preparedFor"],
    [{ asOf: "2999-01-01T00:00:00Z" }, "/asOf"],
    [{ period: { start: "2026-01-01T00:00:00Z", end: "2026-04-01T00:00:00Z" } }, "/period"],
    [{ tenantId: "globex" }, "/tenantId"],
  ])("400: names what is wrong in %o", async (body, pointer) => {
    const answer = await exported(body);
    expect(answer.status).toBe(400);
    expect(pointers(answer)).toEqual([pointer]);
  });

  it("400: refuses a period that ends before it begins", async () => {
    const answer = await exported({ period: { start: "2026-04-01T00:00:00Z", end: "2026-01-01T00:00:00Z" } }, "soc2");
    expect(pointers(answer)).toEqual(["/period/end"]);
  });
});

describe("GET /v1/exports", () => {
  it("200: pages through what was exported, by incident and kind", async () => {
    const own = await brokenPolicy(server);
    for (const kind of ["evidence", "soc2", "soc2"] as const) await server.post("responder", pathOf(own, kind));
    const { body: page } = await server.send("viewer", `/v1/exports?incidentId=${own}&limit=2`);
    expect(page.items.map(({ bundleType }: { bundleType: string }) => bundleType)).toEqual(["soc2", "soc2"]);
    const { body: rest } = await server.send(
      "viewer",
      `/v1/exports?incidentId=${own}&limit=2&cursor=${encodeURIComponent(page.nextCursor)}`,
    );
    expect(rest.items.map(({ bundleType }: { bundleType: string }) => bundleType)).toEqual(["evidence"]);
    const { body: chosen } = await server.send("viewer", `/v1/exports?incidentId=${own}&bundleType=evidence`);
    expect(chosen.items).toEqual(rest.items);
    expect(pointers(await server.send("viewer", "/v1/exports?bundleType=x"))).toEqual(["/bundleType"]);
  });
});

describe("GET /v1/keys", () => {
  it("200: names the key that signs and those that were configured, and no private one", async () => {
    const answer = await server.send("viewer", "/v1/keys");
    expect(answer.body.format).toBe("export-bundles/trust@1");
    expect(answer.body.keys).toMatchObject([{ status: "active", owner: "Example Inc." }, RETIRED]);
    expect(JSON.stringify(answer.body)).not.toContain("PRIVATE KEY");
  });

  it("401: wants a token like everything else", async () => {
    expect((await fetch(`${server.url}/v1/keys`)).status).toBe(401);
  });
});
