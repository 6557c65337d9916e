import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../../apps/api/test/api-server.js";

const CAPTURED: readonly { readonly scene: string; readonly payload: object }[] = readFileSync(
  new URL("captured.jsonl", import.meta.url),
  "utf8",
)
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.stop());

const incidents = async () => (await server.send("viewer", "/v1/incidents")).body.items;

it.each([
  ["fires", ["opened"], 1],
  ["is repeated", ["duplicate"], 1],
  ["a second one fires", ["duplicate", "attached"], 1],
  ["is sent again after a restart", ["duplicate", "duplicate"], 1],
  ["one is resolved", ["cleared", "duplicate"], 1],
  ["flaps", ["attached", "duplicate"], 1],
  ["both are resolved", ["cleared", "cleared"], 0],
  ["fires after the end", ["opened"], 1],
  ["fifty at once", ["opened", ...Array(49).fill("attached")], 2],
  ["a group that is cut", ["opened", ...Array(9).fill("attached")], 3],
])("an alert of a real Alertmanager: %s", async (scene, outcomes, open) => {
  const payload = CAPTURED.find((captured) => captured.scene === scene)?.payload;
  const { status, body } = await server.post("collector", "/v1/intake/alertmanager", payload);
  expect(status).toBe(200);
  expect(body.results.map(({ outcome }: { outcome: string }) => outcome)).toEqual(outcomes);
  expect(body.truncated).toBe(scene === "a group that is cut" ? 40 : 0);
  const active = (await incidents()).filter((item: { lifecycleState: string }) => item.lifecycleState === "ACTIVE");
  expect(active).toHaveLength(open);
});
