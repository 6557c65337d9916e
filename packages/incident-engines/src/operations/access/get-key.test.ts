import { expect, it } from "vitest";
import { keyWorld, storedKey } from "../../../test/api-keys.js";
import { ask, READ } from "../../../test/ask.js";
import { shownKey } from "../../engines/access/load-key.js";
import { getKey } from "./get-key.js";

it("shows a key as it stood when it is read, without its secret", async () => {
  const { ports } = keyWorld(storedKey({ expiresAt: READ.asOf }));
  const shown = { ...shownKey(storedKey({ expiresAt: READ.asOf }), READ.asOf), status: "expired", ...READ };
  expect(await ask(getKey, ports, "admin")({ keyId: "key_1" })).toEqual(shown);
});

it("is for whoever manages access", async () => {
  const { ports } = keyWorld(storedKey());
  await expect(ask(getKey, ports, "viewer")({ keyId: "key_1" })).rejects.toMatchObject({ code: "permission_denied" });
});
