import { createClient } from "@hoc/client";
import { expect, it } from "vitest";
import { startApiServer } from "../../apps/api/test/api-server.js";
import { handleOutage } from "./handle-outage.js";

it("records, lists, acknowledges and resolves over HTTP", async () => {
  const server = await startApiServer();
  try {
    expect(await handleOutage(createClient({ baseUrl: server.url, token: "admin" }))).toEqual([
      "2500 failing calls, 1 incident",
      expect.stringMatching(/: RESOLVED$/),
    ]);
  } finally {
    await server.stop();
  }
});
