import { expect, it } from "vitest";
import { keyWorld, storedKey } from "../../../test/api-keys.js";
import { ask } from "../../../test/ask.js";
import { ADA } from "../../../test/noted-traces.js";
import { rotateKey } from "./rotate-key.js";

it("puts a key in the place of another one, which goes on for a day by default", async () => {
  const { ports } = keyWorld(storedKey());
  const answer = await ask(rotateKey, ports, "admin", ADA)({ keyId: "key_1" });
  expect(answer).toMatchObject({ key: { replacesKeyId: "key_1", createdBy: ADA }, secret: expect.any(String) });
  expect((await ports.apiKeys.fetchKey("acme", "key_1"))?.end?.endsAt).toBe("2026-03-15T12:00:00.000000Z");
});

it("is for whoever manages access", async () => {
  const { ports, steps } = keyWorld(storedKey());
  const refused = ask(rotateKey, ports, "responder")({ keyId: "key_1" });
  await expect(refused).rejects.toMatchObject({ code: "permission_denied" });
  expect(steps).toEqual([]);
});
