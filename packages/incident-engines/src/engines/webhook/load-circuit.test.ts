import { addSeconds } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { webhookWorld } from "../../../test/webhooks.js";
import { loadCircuit } from "./load-circuit.js";

it("tells how often an endpoint took nothing, and until when it is paused from now on", async () => {
  const { ports, webhooks } = webhookWorld();
  const pausedUntil = addSeconds(NOW, 60);
  webhooks.fetchCircuit = async () => ({ failuresInARow: 5, pausedUntil });
  const at = (instant: string) => loadCircuit({ ports, clock: () => instant }, "acme", "whe_1");
  expect(await at(NOW)).toEqual({ failuresInARow: 5, pausedUntil });
  expect(await at(pausedUntil)).toEqual({ failuresInARow: 5, pausedUntil: null });
});

it("tells of no failure where there was none", async () => {
  const { ports } = webhookWorld();
  const untried = { failuresInARow: 0, pausedUntil: null };
  expect(await loadCircuit({ ports, clock: () => NOW }, "acme", "whe_1")).toEqual(untried);
});
