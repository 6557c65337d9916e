import { systemAmbient } from "@hoc/incident-engines";
import { Hono } from "hono";
import { expect, it } from "vitest";
import { bind } from "./bind.js";
import { type EndpointOptions, post } from "./endpoint.js";
import { type RequestContext, requestContext } from "./request-context.js";
import { mount } from "./route.js";

const ambient = systemAmbient();
const file = { name: "INC-1.pdf", mediaType: "application/pdf", contentBase64: "JVBERi0=" };
const EXPORTED: EndpointOptions = {
  createsAt: "/v1/exports/:export.exportId",
  envelope: true,
  answersFile: ["application/pdf"],
};

/** What an endpoint that writes answers when its operation gives this output. */
async function answerTo(output: object, options: EndpointOptions): Promise<Response> {
  const app = new Hono<RequestContext>();
  app.use(requestContext({ ambient }));
  const caller = { tenantId: "acme", actor: { type: "HUMAN", id: "alice" }, role: "responder" } as const;
  const dependencies = {
    operations: { execute: async () => output as never, answered: async () => undefined },
    authenticate: async () => caller,
    maxBodyBytes: 1_024,
    currentEnvironment: "production",
    ambient,
  } as const;
  mount(app, [bind(post("/v1/things", "incidents.write.addNote", options), dependencies)]);
  return app.request("/v1/things", { method: "POST" });
}

it("answers with the bytes of a file, whatever envelope the rest has", async () => {
  const answer = await answerTo({ export: { exportId: "exp/1" }, bundle: null, file }, EXPORTED);
  expect(answer.status).toBe(201);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    location: "/v1/exports/exp%2F1",
    "content-type": "application/pdf",
    "content-length": "5",
    "content-disposition": expect.stringContaining('filename="INC-1.pdf"'),
    "repr-digest": expect.stringMatching(/^sha-256=:.{44}:$/),
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
  expect(await answer.text()).toBe("%PDF-");
});

it("answers with what else there is when there is no file", async () => {
  const answer = await answerTo({ export: { exportId: "exp-1" }, bundle: { format: "x" }, file: null }, EXPORTED);
  expect([answer.status, answer.headers.get("location")]).toEqual([201, "/v1/exports/exp-1"]);
  expect(await answer.json()).toEqual({
    success: true,
    data: { export: { exportId: "exp-1" }, bundle: { format: "x" } },
    meta: { timestamp: expect.any(String), requestId: expect.any(String) },
  });
});

it("hands a member called file on where no file is answered", async () => {
  expect(await (await answerTo({ file }, {})).json()).toEqual({ file });
});
