import { describeOperations } from "@hoc/incident-engines";
import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, it } from "vitest";
import { testApp } from "../../test/test-app.js";
import { ENDPOINTS } from "../app.js";
import type { OpenApiDocument, OperationObject, ResponseObject } from "../http/openapi/document-types.js";
import { BODY_EXAMPLES } from "../http/openapi/examples.js";
import { problemSchema } from "../http/problem-schema.js";

const app = testApp();
const response = await app.request("/v1/openapi.json");
const document = (await response.json()) as OpenApiDocument;

const described = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
);

function operationOf(name: string): OperationObject {
  const found = described.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} is not described`);
  return found.operation;
}

it("is OpenAPI 3.1 to a validator that is not ours", async () => {
  const validator = new Validator();
  expect(await validator.validate(structuredClone(document) as unknown as Record<string, unknown>)).toEqual({
    valid: true,
  });
  expect(validator.version).toBe("3.1");
});

it("describes every route that is served, and no other", () => {
  const served = app.routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
  expect(served.length).toBeGreaterThan(ENDPOINTS.length);
  expect(described.map(({ name }) => name).sort()).toEqual(served.sort());
});

it("calls every operation by its own id", () => {
  const ids = described.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const known = describeOperations().map(({ id }) => id as string);
  expect(ids.filter((id) => known.includes(id)).sort()).toEqual(ENDPOINTS.map(({ operation }) => operation).sort());
});

it("refers to nothing that is not there, and defines nothing that nobody refers to", () => {
  const refs = new Set([...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref as string));
  expect(refs.size).toBeGreaterThan(20);
  for (const ref of refs) expect([ref, resolve(ref)]).toEqual([ref, expect.any(Object)]);
  const defined = (["schemas", "responses", "headers", "parameters"] as const).flatMap((kind) =>
    Object.keys(document.components[kind] ?? {}).map((name) => `#/components/${kind}/${name}`),
  );
  expect(defined.filter((name) => !refs.has(name))).toEqual([]);
});

function resolve(ref: string): unknown {
  const parts = ref.slice(2).split("/");
  return parts.reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], document);
}

it("names path, query and body as they are bound", () => {
  const timeline = operationOf("GET /v1/incidents/{incidentId}/timeline");
  expect(timeline.requestBody).toBeUndefined();
  expect(timeline.parameters).toMatchObject([
    { name: "incidentId", in: "path", required: true },
    { name: "limit", in: "query", required: false, schema: { default: 50, maximum: 100 } },
    { name: "cursor", in: "query", required: false },
    { name: "asOf", in: "query", required: false },
    { $ref: "#/components/parameters/RequestId" },
    { $ref: "#/components/parameters/CorrelationId" },
  ]);
  const resolveIncident = operationOf("POST /v1/incidents/{incidentId}/resolve");
  expect(resolveIncident.requestBody?.required).toBe(true);
  const body = resolve("#/components/schemas/ResolveIncident") as { properties: object; required: string[] };
  expect(body.required).toEqual(["resolutionType", "resolutionSummary"]);
  expect(Object.keys(body.properties)).not.toContain("incidentId");
  expect(operationOf("POST /v1/incidents/{incidentId}/acknowledge").requestBody?.required).toBe(false);
});

it("shows a body that is one of several as what it is", () => {
  const { requestBody } = operationOf("POST /v1/analytics/analyses");
  expect(requestBody?.required).toBe(true);
  const { oneOf } = resolve("#/components/schemas/SaveAnalysis") as { oneOf: { properties: object }[] };
  expect(oneOf.map(({ properties }) => Object.keys(properties))).toEqual(Array(7).fill(["analysis", "parameters"]));
});

it("says who may call, and what comes back", () => {
  for (const { name, operation } of described) {
    const open = operation.security.length === 0;
    expect([name, open]).toEqual([name, !name.includes("/v1/") || name.endsWith("/v1/openapi.json")]);
    expect([name, "401" in operation.responses]).toEqual([name, !open]);
  }
  expect(Object.keys(operationOf("POST /v1/incidents").responses)).toEqual(
    expect.arrayContaining(["201", "400", "401", "403", "409", "413", "415", "422", "500", "503"]),
  );
  expect(operationOf("POST /v1/incidents").responses["201"]).toMatchObject({
    headers: { Location: {}, ETag: {} },
    content: { "application/json": { schema: { $ref: "#/components/schemas/IncidentDetail" } } },
  });
  expect("412" in operationOf("POST /v1/incidents/{incidentId}/resolve").responses).toBe(true);
  expect("412" in operationOf("POST /v1/incidents/{incidentId}/notes").responses).toBe(false);
});

it("says what is not there, of everything that a path names, and how much may be read", () => {
  const lists = ["/v1/incidents/by-run/", "/v1/incidents/recurring/", "/v1/analytics/artifacts/"];
  for (const { method, path } of ENDPOINTS) {
    const name = `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`;
    const { responses } = operationOf(name);
    if (path.includes("/:"))
      expect([name, "404" in responses]).toEqual([name, !lists.some((list) => path.startsWith(list))]);
    expect([name, "429" in responses]).toEqual([name, method === "GET"]);
  }
  const { Problem429 } = document.components.responses as Record<string, { headers?: object }>;
  const limits = ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "RateLimit-Policy"];
  expect(Object.keys(Problem429?.headers ?? {})).toEqual(expect.arrayContaining(["Retry-After", ...limits]));
  const { headers } = operationOf("GET /v1/stats").responses["200"] as ResponseObject;
  expect(Object.keys(headers ?? {})).toEqual(expect.arrayContaining(limits));
  expect(document.components.responses).not.toHaveProperty("Problem405");
});

it("F-140: marks what is deprecated, with its headers and what takes its place", () => {
  expect(described.filter(({ operation }) => operation.deprecated).map(({ name }) => name)).toEqual([
    "GET /v1/incidents",
  ]);
  const { description, responses } = operationOf("GET /v1/incidents");
  expect(description).toContain("may be gone from 2027-11-30 on: use `/v1/incidents/active`");
  expect(Object.keys((responses["200"] as ResponseObject).headers ?? {})).toEqual(
    expect.arrayContaining(["deprecation", "sunset", "link"]),
  );
});

it("describes files beside what comes as JSON", () => {
  const exported = operationOf("POST /v1/incidents/{incidentId}/export/soc2").responses;
  const { content, headers } = exported["201"] as ResponseObject;
  const binary = { schema: { type: "string", format: "binary" } };
  expect(content).toEqual({
    "application/json": {
      schema: expect.objectContaining({
        properties: expect.objectContaining({ data: { $ref: "#/components/schemas/ExportedBundle" } }),
      }),
    },
    "application/pdf": binary,
    "application/zip": binary,
  });
  expect(Object.keys(headers ?? {})).toEqual(
    expect.arrayContaining(["content-disposition", "repr-digest", "Location"]),
  );
  const data = resolve("#/components/schemas/ExportedBundle") as { properties: object; required: string[] };
  expect([Object.keys(data.properties), data.required]).toEqual([
    ["export", "bundle"],
    ["export", "bundle"],
  ]);
  const file = operationOf("GET /v1/exports/{exportId}/file").responses;
  expect((file["200"] as ResponseObject).content).toEqual({
    "application/json": binary,
    "application/pdf": binary,
    "application/zip": binary,
  });
  for (const status of ["404", "409", "422"]) expect([status, status in file]).toEqual([status, true]);
});

it.each(Object.entries(BODY_EXAMPLES))("shows a body for %s that it takes", (id, body) => {
  const entry = describeOperations().find((one) => one.id === id);
  const { path = "" } = ENDPOINTS.find(({ operation }) => operation === id) ?? {};
  const inPath = Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, name]) => [name, "inc_1"]));
  expect(entry?.input.safeParse({ ...inPath, ...body })).toMatchObject({ success: true });
});

it("shows instants in the future where others are refused", () => {
  const { deferUntil } = BODY_EXAMPLES["incidents.lessons.deferLesson"] ?? {};
  const { suppression } = BODY_EXAMPLES["incidents.policies.createRule"] ?? {};
  const { expiresAt } = suppression as { expiresAt: string };
  for (const instant of [deferUntil, expiresAt]) expect(Date.parse(String(instant))).toBeGreaterThan(Date.now());
});

it("describes problems as they are", async () => {
  for (const path of ["/nowhere", "/v1/incidents", "/problems/unheard_of"])
    problemSchema.parse(await (await app.request(path)).json());
  const { Problem503 } = document.components.responses as Record<string, { headers?: object; description: string }>;
  expect(Problem503?.headers).toHaveProperty("Retry-After");
  expect(Problem503?.description).toContain("`database_unavailable`");
});
