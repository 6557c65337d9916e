import { createClient } from "@hoc/client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../../apps/api/test/api-server.js";
import { handleOutage } from "./handle-outage.js";

const STRANGERS = { triggerType: "budget_exceeded", title: "Somebody else's" };

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.stop());

const outage = () => handleOutage(createClient({ baseUrl: server.url, token: "admin" }));

it("records, acknowledges and resolves over HTTP, and leaves what others opened alone", async () => {
  const strangers = await server.openIncident({ ...STRANGERS, reference: "s-1" });
  expect(await outage()).toEqual([
    "2500 failing calls, 1 opened",
    expect.stringMatching(/: RESOLVED$/),
    "still open: Somebody else's",
  ]);
  const { body } = await server.send("viewer", `/v1/incidents/${strangers}`);
  expect(body).toMatchObject({ status: "OPEN", version: 1 });
});

it("touches nothing when what it records was recorded before", async () => {
  expect(await outage()).toEqual(["2500 failing calls, 0 opened", "still open: Somebody else's"]);
});
