import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../test/api-server.js";
import { ENDPOINTS } from "./app.js";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.stop());

describe("over a real socket", () => {
  it.each(ENDPOINTS.map(({ method, path }) => [method, path] as const))(
    "401: %s %s with a wrong token",
    async (method, path) => {
      const response = await fetch(`${server.url}${path}`, { method, headers: { authorization: "Bearer nobody" } });
      expect([response.status, response.headers.get("content-type")]).toEqual([401, "application/problem+json"]);
      expect(await response.json()).toMatchObject({
        code: "not_authenticated",
        requestId: response.headers.get("x-request-id"),
      });
    },
  );

  it.each(ENDPOINTS.map(({ path }) => path))("405: %s says what it takes", async (path) => {
    const answer = await server.send("admin", path, { method: "DELETE" });
    const taken = ENDPOINTS.filter((endpoint) => endpoint.path === path).map(({ method }) => method);
    expect(answer.status).toBe(405);
    for (const method of taken) expect(answer.headers.get("allow")).toContain(method);
  });

  it("404: an unknown path", async () => {
    expect(await server.send("admin", "/v1/incident")).toMatchObject({ status: 404, body: { code: "unknown_route" } });
  });

  it("200: livez and readyz need no token", async () => {
    for (const path of ["/livez", "/readyz"]) expect((await fetch(server.url + path)).status).toBe(200);
  });

  it("200: the type of a problem leads somewhere", async () => {
    const { body: problem } = await server.send("admin", "/v1/incidents/inc_0");
    expect(await (await fetch(new URL(problem.type, server.url))).json()).toMatchObject({
      code: "incident_not_found",
      status: 404,
    });
  });
});
