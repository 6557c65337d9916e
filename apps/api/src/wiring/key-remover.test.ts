import { fakeAmbient, stubUnitOfWork, stubWorkerPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { createKeyRemover } from "./key-remover.js";

it("removes what is over from each tenant that has any, and counts it", async () => {
  const asked: unknown[] = [];
  const unitOfWork = stubUnitOfWork(
    undefined,
    stubWorkerPorts({
      fanOut: { tenantsWithExpiredKeys: async () => ["acme", "globex"] },
      idempotency: {
        removeExpiredKeys: async (...question) => {
          asked.push(question);
          return 3;
        },
      },
    }),
  );
  expect(await createKeyRemover({ unitOfWork, ambient: fakeAmbient() }).runOnce()).toBe(6);
  const now = "2026-03-14T12:00:00.000000Z";
  expect(asked).toEqual([
    ["acme", now, 1_000],
    ["globex", now, 1_000],
  ]);
});
