import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type ApiServer, startApiServer } from "../../test/api-server.js";

const ARTIFACTS = "/v1/analytics/artifacts";
const said = {
  datasetId: "daily-costs",
  datasetVersion: "v1",
  inputWindowHash: "0a".repeat(32),
  asOf: "2026-03-14T13:00:00.5+01:00",
  computeCodeVersion: "1.4.0",
};

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.stop());

let fresh = 0;

/** A data set that no other test uses. */
function dataset(): string {
  fresh += 1;
  return `dataset-${fresh}`;
}

const save = (artifact: object, headers?: Record<string, string>): Promise<Answer> =>
  server.post("responder", ARTIFACTS, { ...said, ...artifact }, headers);
const pointers = ({ body }: Answer) => body.errors.map(({ pointer }: { pointer: string }) => pointer);

describe("POST /v1/analytics/artifacts", () => {
  it("201: stores an artifact and says where it is", async () => {
    const datasetId = `${dataset()} of/ä?`;
    const { status, headers, body } = await save({ datasetId, datasetVersion: "1&2" });
    expect(status).toBe(201);
    expect(body).toEqual({
      ...said,
      datasetId,
      datasetVersion: "1&2",
      asOf: "2026-03-14T12:00:00.500000Z",
      id: expect.stringMatching(/^art_/),
      tenantId: "acme",
      createdAt: expect.stringMatching(/Z$/),
      recordedAt: body.createdAt,
      sequence: expect.any(Number),
      recorded: true,
    });
    const { recorded: _, ...artifact } = body;
    expect(await server.send("viewer", String(headers.get("location")))).toMatchObject({
      status: 200,
      body: { datasetId, items: [artifact] },
    });
  });

  it("F-123: 201: said again, in another zone too, it is the stored one", async () => {
    const datasetId = dataset();
    const { body: first } = await save({ datasetId });
    for (const asOf of [said.asOf, "2026-03-14T12:00:00.500000Z"])
      expect(await save({ datasetId, asOf })).toMatchObject({ status: 201, body: { ...first, recorded: false } });
  });

  it("F-123: 409: other content under the same version names what differs, and changes nothing", async () => {
    const datasetId = dataset();
    const { body: first } = await save({ datasetId });
    const conflict = await save({ datasetId, asOf: "2026-03-14T12:00:00Z", computeCodeVersion: "2" });
    expect(conflict).toMatchObject({ status: 409, body: { code: "artifact_conflict" } });
    expect(pointers(conflict)).toEqual(["/asOf", "/computeCodeVersion"]);
    expect(conflict.headers.get("content-type")).toBe("application/problem+json");
    const { recorded: _, ...artifact } = first;
    expect((await server.send("viewer", `${ARTIFACTS}/${datasetId}`)).body.items).toEqual([artifact]);
  });

  it.each([
    ["/inputWindowHash", { inputWindowHash: "0A".repeat(32) }],
    ["/inputWindowHash", { inputWindowHash: "0g".repeat(32) }],
    ["/inputWindowHash", { inputWindowHash: undefined }],
    ["/asOf", { asOf: "2026-03-14T12:00:00" }],
    ["/asOf", { asOf: "2026-02-30T12:00:00Z" }],
    ["/asOf", { asOf: 1773489600 }],
    ["/datasetId", { datasetId: "" }],
    ["/datasetId", { datasetId: "x".repeat(65) }],
    ["/datasetVersion", { datasetVersion: "\u0000" }],
    ["/computeCodeVersion", { computeCodeVersion: null }],
    ["/tenantId", { tenantId: "globex" }],
  ])("F-125: 400: %s is named when it is wrong (%j)", async (pointer, change) => {
    const refused = await save(change);
    expect(refused).toMatchObject({ status: 400, body: { code: "invalid_input" } });
    expect(pointers(refused)).toEqual([pointer]);
  });

  it("201: an idempotency key brings the first answer again", async () => {
    const artifact = { datasetId: dataset() };
    const key = { "idempotency-key": "artifact-1" };
    const { body } = await save(artifact, key);
    expect(await save(artifact, key)).toMatchObject({ status: 201, body: { ...body, recorded: true } });
  });

  it("403: a viewer and a collector do not save", async () => {
    for (const holder of ["viewer", "collector"] as const)
      expect((await server.post(holder, ARTIFACTS, said)).status).toBe(403);
  });
});

describe("GET /v1/analytics/artifacts", () => {
  it("F-125: 200: newest first, as many as asked for", async () => {
    const datasetId = dataset();
    for (const datasetVersion of ["v1", "v2", "v3"]) await save({ datasetId, datasetVersion });
    const { status, body } = await server.send("viewer", `${ARTIFACTS}?limit=2`);
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { datasetId, datasetVersion: "v3" },
      { datasetId, datasetVersion: "v2" },
    ]);
  });

  it("200: the versions of a data set, and one of them", async () => {
    const datasetId = dataset();
    for (const datasetVersion of ["v1", "v2"]) await save({ datasetId, datasetVersion });
    await save({ datasetId: dataset() });
    const versions = async (query: string) =>
      (await server.send("viewer", `${ARTIFACTS}/${datasetId}${query}`)).body.items.map(
        ({ datasetVersion }: { datasetVersion: string }) => datasetVersion,
      );
    expect(await versions("")).toEqual(["v2", "v1"]);
    expect(await versions("?limit=1")).toEqual(["v2"]);
    expect(await versions("?datasetVersion=v1")).toEqual(["v1"]);
    expect(await versions("?datasetVersion=v9")).toEqual([]);
  });

  it("200: as of an instant, what was stored by then, and the same again later", async () => {
    const datasetId = dataset();
    const { body: first } = await save({ datasetId });
    await save({ datasetId, datasetVersion: "v2" });
    const path = `${ARTIFACTS}/${datasetId}?asOf=${first.recordedAt}`;
    const { body } = await server.send("viewer", path);
    expect(body).toMatchObject({ asOf: first.recordedAt, dataVersion: expect.any(Number), items: [{ id: first.id }] });
    expect(body.items).toHaveLength(1);
    await save({ datasetId, datasetVersion: "v3" });
    expect((await server.send("viewer", path)).body).toEqual(body);
    expect((await server.send("viewer", `${ARTIFACTS}?limit=1&asOf=${first.recordedAt}`)).body.items).toEqual(
      body.items,
    );
    expect(pointers(await server.send("viewer", `${ARTIFACTS}?asOf=2199-01-01T00:00:00Z`))).toEqual(["/asOf"]);
  });

  it("200: nothing of another tenant", async () => {
    const datasetId = dataset();
    await save({ datasetId });
    expect((await server.send("stranger", `${ARTIFACTS}/${datasetId}`)).body.items).toEqual([]);
    expect((await server.send("stranger", ARTIFACTS)).body.items).toEqual([]);
  });

  it.each(["limit=0", "limit=501", "limit=ten", "limit=", "limit=1.5"])("F-125: 400: %s", async (query) => {
    for (const path of [ARTIFACTS, `${ARTIFACTS}/daily-costs`]) {
      const refused = await server.send("viewer", `${path}?${query}`);
      expect([refused.status, pointers(refused)]).toEqual([400, ["/limit"]]);
    }
  });

  it("400: an unknown parameter is named", async () => {
    expect(pointers(await server.send("viewer", `${ARTIFACTS}?datasetVersion=v1`))).toEqual(["/datasetVersion"]);
    expect(pointers(await server.send("viewer", `${ARTIFACTS}/x?version=v1`))).toEqual(["/version"]);
  });
});
