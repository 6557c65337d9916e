import { expect, it } from "vitest";
import { keyWorld, storedKey } from "../../../test/api-keys.js";
import { ask, READ } from "../../../test/ask.js";
import { listKeys } from "./list-keys.js";

function scene() {
  const key = (sequence: number) => storedKey({ keyId: `key_${sequence}`, sequence, expiresAt: READ.asOf });
  const { ports } = keyWorld(key(1), key(2), key(3));
  return ports;
}

it("lists the tenant's keys, the last one first, as they stood when they are read", async () => {
  const first = await ask(listKeys, scene(), "admin")({ limit: 2 });
  expect(first).toMatchObject({
    items: [
      { keyId: "key_3", status: "expired" },
      { keyId: "key_2", status: "expired" },
    ],
    hasMore: true,
    nextCursor: expect.any(String),
    ...READ,
  });
  expect(JSON.stringify(first)).not.toContain(storedKey().secretHash);
});

it("is for whoever manages access", async () => {
  await expect(ask(listKeys, scene(), "responder")({})).rejects.toMatchObject({ code: "permission_denied" });
});
