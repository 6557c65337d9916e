import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { ADA } from "../../test/noted-traces.js";
import { storedEndpoint, webhookWorld } from "../../test/webhooks.js";
import { keptEndpoint } from "./kept-endpoint.js";
import type { ProcessScope } from "./scope.js";

it("is the id of the endpoint alone, from which the answer is made again without the secret", async () => {
  const { ports } = webhookWorld(storedEndpoint());
  const endpoint = storedEndpoint();
  const kept = keptEndpoint.keep({ endpoint, secret: "whsec_b25l" });
  expect(kept).toEqual({ endpointId: "whe_1" });
  const scope: Partial<ProcessScope> = {
    context: { tenantId: "acme", actor: ADA, role: "admin" },
    ambient: fakeAmbient(),
    read: (work) => work(ports),
  };
  expect(await keptEndpoint.restore(kept, scope as ProcessScope)).toEqual({ endpoint, secret: null });
});
