import { randomUUID } from "node:crypto";
import { addSeconds } from "@hoc/incident-schemas";
import { buildSignal, fakeAmbient } from "@hoc/incident-schemas/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { kyselyUnitOfWork } from "../src/unit-of-work/index.js";
import { pgliteDatabase, type TestDatabase } from "./databases.js";

let database: TestDatabase;
let statements: string[] = [];

beforeAll(async () => {
  database = await pgliteDatabase(({ query }) => statements.push(query.sql));
});

afterAll(() => database?.close());

const NOON = "2026-03-14T12:00:00.000000Z";

it("F-033: a batch of 1, of 100 and of 1,000 signals is the same number of statements, whatever they do", async () => {
  const unitOfWork = kyselyUnitOfWork(database.db, {
    ambient: fakeAmbient({ uuid: randomUUID }),
    aggregator: { maxIncidentsPerTenantPerHour: 100_000 },
  });
  const deeds = {
    opening: (index: number) => ({ fingerprint: `new-${index}`, reference: `r${index}` }),
    attaching: (index: number) => ({ fingerprint: `new-${index}`, signalId: `more-${index}` }),
    superseding: (index: number) => ({
      fingerprint: `new-${index}`,
      signalId: `later-${index}`,
      receivedAt: addSeconds(NOON, 4_000),
    }),
    caused: (index: number) => ({
      signalId: `caused-${index}`,
      receivedAt: addSeconds(NOON, 4_001),
      causedBy: { kind: "call" as const, reference: `r${index}` },
    }),
    clearing: (index: number) => ({
      signalId: `clear-${index}`,
      reference: `r${index}`,
      state: "resolved" as const,
      receivedAt: addSeconds(NOON, 4_002),
    }),
    repeating: (index: number) => ({ fingerprint: `new-${index}`, signalId: `more-${index}` }),
  };
  const counts: Record<string, number[]> = {};
  for (const size of [1, 100, 1_000]) {
    const tenantId = `tenant-${size}`;
    await unitOfWork.write(tenantId, ({ aggregator }) =>
      aggregator.record(tenantId, [buildSignal({ signalId: "warm" })]),
    );
    for (const [deed, wish] of Object.entries(deeds)) {
      const signals = Array.from({ length: size }, (_, index) =>
        buildSignal({ signalId: `${deed}-${index}`, ...wish(index) }),
      );
      statements = [];
      await unitOfWork.write(tenantId, ({ aggregator }) => aggregator.record(tenantId, signals));
      counts[deed] = [...(counts[deed] ?? []), statements.length];
    }
  }
  console.log("statements for batches of 1, 100 and 1,000 signals:", JSON.stringify(counts));
  for (const [deed, [one, ...others]] of Object.entries(counts))
    expect({ deed, others }).toEqual({ deed, others: [one, one] });
  expect(Math.max(...Object.values(counts).flat())).toBeLessThan(25);
});
