import { expect, it } from "vitest";
import { keyWorld, storedKey } from "../../../test/api-keys.js";
import { ask } from "../../../test/ask.js";
import { ADA } from "../../../test/noted-traces.js";
import { revokeKey } from "./revoke-key.js";

it("ends a key at once, and says whether that changed anything", async () => {
  const { ports } = keyWorld(storedKey());
  const revoke = () => ask(revokeKey, ports, "admin", ADA)({ keyId: "key_1", reason: "it leaked" });
  expect(await revoke()).toMatchObject({ recorded: true, status: "ended", endReason: "it leaked", endedBy: ADA });
  expect(await revoke()).toMatchObject({ recorded: false, status: "ended" });
});

it("is for whoever manages access", async () => {
  const { ports, steps } = keyWorld(storedKey());
  const refused = ask(revokeKey, ports, "responder")({ keyId: "key_1" });
  await expect(refused).rejects.toMatchObject({ code: "permission_denied" });
  expect(steps).toEqual([]);
});
