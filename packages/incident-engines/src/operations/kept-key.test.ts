import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { keyWorld, storedKey } from "../../test/api-keys.js";
import { ADA, NOW } from "../../test/noted-traces.js";
import { shownKey } from "../engines/access/load-key.js";
import { keptKey } from "./kept-key.js";
import type { ProcessScope } from "./scope.js";

it("is the id of the key alone, from which the answer is made again without the secret", async () => {
  const { ports } = keyWorld(storedKey());
  const key = shownKey(storedKey(), NOW);
  const kept = keptKey.keep({ key, secret: "hoc_secret" });
  expect(kept).toEqual({ keyId: "key_1" });
  const scope: Partial<ProcessScope> = {
    context: { tenantId: "acme", actor: ADA, role: "admin" },
    ambient: fakeAmbient(),
    read: (work) => work(ports),
  };
  expect(await keptKey.restore(kept, scope as ProcessScope)).toEqual({ key, secret: null });
});
