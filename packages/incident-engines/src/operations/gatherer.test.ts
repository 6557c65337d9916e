import { DomainError, type RecordResult, type Signal } from "@hoc/incident-schemas";
import { buildSignal } from "@hoc/incident-schemas/testing";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createGatherer, type GathererOptions } from "./gatherer.js";

const signal = (signalId: string): Signal => buildSignal({ signalId });
const signals = (name: string, count: number): Signal[] =>
  Array.from({ length: count }, (_, index) => signal(`${name}-${index}`));
const ids = (given: readonly Signal[]): string[] => given.map(({ signalId }) => signalId);
const attached = (given: readonly Signal[]): RecordResult[] =>
  given.map(({ signalId }) => ({ signalId, outcome: "attached", incidentId: "inc_1" }));

interface Written {
  readonly tenantId: string;
  readonly signals: readonly Signal[];
  readonly commit: () => Promise<void>;
  readonly fail: (error: unknown) => Promise<void>;
}

/** A gatherer whose transactions end when the test says so. */
function gathererUnderControl(options: Partial<GathererOptions> = {}) {
  const transactions: Written[] = [];
  const gatherer = createGatherer({
    randomHex: (bytes) => "00".repeat(bytes),
    pause: async () => undefined,
    write: (tenantId, given) =>
      new Promise<RecordResult[]>((resolve, reject) => {
        transactions.push({
          tenantId,
          signals: given,
          commit: () => settle(() => resolve(attached(given))),
          fail: (error) => settle(() => reject(error)),
        });
      }),
    ...options,
  });
  return { gatherer, transactions };
}

async function settle(end: () => void): Promise<void> {
  end();
  await flush();
}

/** Lets everything run that waits for nothing but its turn. */
async function flush(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

const badSignal = new DomainError("invalid_input", "a signal is bad");
const busy = new DomainError("tenant_busy", "busy", { retryable: true });
const gone = new DomainError("database_unavailable", "gone");

describe("gathering", () => {
  it("writes a call of an idle tenant at once and gives its own results in order", async () => {
    const { gatherer, transactions } = gathererUnderControl();
    const answer = gatherer.record("acme", signals("a", 2));
    expect(transactions).toHaveLength(1);
    await transactions[0]?.commit();
    expect(await answer).toEqual(attached(signals("a", 2)));
  });

  it("gathers what comes while a transaction runs into the next one, across callers", async () => {
    const { gatherer, transactions } = gathererUnderControl();
    const answers = [
      gatherer.record("acme", signals("a", 1)),
      gatherer.record("acme", signals("b", 2)),
      gatherer.record("acme", signals("c", 1)),
    ];
    expect(transactions.map((each) => ids(each.signals))).toEqual([["a-0"]]);
    await transactions[0]?.commit();
    expect(transactions.map((each) => ids(each.signals))).toEqual([["a-0"], ["b-0", "b-1", "c-0"]]);
    await transactions[1]?.commit();
    expect((await Promise.all(answers)).map((each) => each.map(({ signalId }) => signalId))).toEqual([
      ["a-0"],
      ["b-0", "b-1"],
      ["c-0"],
    ]);
  });

  it("never splits a caller's signals over two transactions, not even when they alone exceed a batch", async () => {
    const { gatherer, transactions } = gathererUnderControl({ maxBatch: 3 });
    for (const [name, count] of [
      ["a", 1],
      ["b", 2],
      ["c", 2],
      ["d", 5],
    ] as const)
      void gatherer.record("acme", signals(name, count));
    for (let index = 0; index < 4; index += 1) await transactions[index]?.commit();
    expect(transactions.map((each) => each.signals.length)).toEqual([1, 2, 2, 5]);
  });

  it("fills a batch to the brim", async () => {
    const { gatherer, transactions } = gathererUnderControl({ maxBatch: 3 });
    for (const [name, count] of [
      ["a", 1],
      ["b", 2],
      ["c", 1],
      ["d", 1],
    ] as const)
      void gatherer.record("acme", signals(name, count));
    await transactions[0]?.commit();
    expect(ids(transactions[1]?.signals ?? [])).toEqual(["b-0", "b-1", "c-0"]);
  });

  it("answers an empty call without a transaction", async () => {
    const { gatherer, transactions } = gathererUnderControl();
    expect(await gatherer.record("acme", [])).toEqual([]);
    expect(transactions).toEqual([]);
  });

  it("runs tenants beside one another and one transaction of a tenant at a time", async () => {
    const { gatherer, transactions } = gathererUnderControl();
    for (const tenantId of ["acme", "acme", "globex"]) void gatherer.record(tenantId, signals(tenantId, 1));
    expect(transactions.map(({ tenantId }) => tenantId)).toEqual(["acme", "globex"]);
  });

  it("gives tenants their transactions in turn when all are taken", async () => {
    const { gatherer, transactions } = gathererUnderControl({ maxTransactions: 1, maxBatch: 1 });
    for (const tenantId of ["noisy", "noisy", "noisy", "quiet"]) void gatherer.record(tenantId, signals(tenantId, 1));
    for (let index = 0; index < 4; index += 1) await transactions[index]?.commit();
    expect(transactions.map(({ tenantId }) => tenantId)).toEqual(["noisy", "quiet", "noisy", "noisy"]);
  });

  it("frees what it held", async () => {
    const { gatherer, transactions } = gathererUnderControl();
    const answers = ["a", "b", "c"].map((name) => gatherer.record("acme", signals(name, 2)));
    expect(gatherer.load()).toEqual({ waitingSignals: 4, runningTransactions: 1, tenants: 1 });
    await transactions[0]?.commit();
    expect(gatherer.load()).toEqual({ waitingSignals: 0, runningTransactions: 1, tenants: 1 });
    await transactions[1]?.commit();
    await Promise.all(answers);
    expect(gatherer.load()).toEqual({ waitingSignals: 0, runningTransactions: 0, tenants: 0 });
  });

  it("frees what it held after a failure too", async () => {
    const { gatherer, transactions } = gathererUnderControl();
    const answer = gatherer.record("acme", signals("a", 2));
    answer.catch(() => undefined);
    await transactions[0]?.fail(badSignal);
    expect(gatherer.load()).toEqual({ waitingSignals: 0, runningTransactions: 0, tenants: 0 });
  });
});

describe("the bound on waiting signals", () => {
  it("is exact, and counts what waits but not what is being written", async () => {
    const { gatherer, transactions } = gathererUnderControl({ maxWaitingSignals: 5 });
    void gatherer.record("acme", signals("running", 9));
    void gatherer.record("acme", signals("waiting", 5));
    expect(gatherer.load().waitingSignals).toBe(5);
    await expect(gatherer.record("acme", signals("more", 1))).rejects.toMatchObject({
      code: "overloaded",
      details: { retryAfterSeconds: 1 },
    });
    expect(gatherer.load().waitingSignals).toBe(5);
    await transactions[0]?.commit();
    void gatherer.record("acme", signals("later", 5));
    expect(gatherer.load().waitingSignals).toBe(5);
  });

  it("holds for all tenants of the process together, but lets an idle tenant start at once", async () => {
    const { gatherer, transactions } = gathererUnderControl({ maxWaitingSignals: 2, maxTransactions: 2 });
    void gatherer.record("acme", signals("a", 1));
    void gatherer.record("acme", signals("b", 2));
    void gatherer.record("globex", signals("c", 9));
    expect(transactions.map(({ tenantId }) => tenantId)).toEqual(["acme", "globex"]);
    await expect(gatherer.record("globex", signals("d", 1))).rejects.toMatchObject({ code: "overloaded" });
    await expect(gatherer.record("initech", signals("e", 1))).rejects.toMatchObject({ code: "overloaded" });
  });

  it("is 10,000 by default, with batches of 5,000", async () => {
    const { gatherer, transactions } = gathererUnderControl();
    for (let call = 0; call < 11; call += 1)
      void gatherer.record("acme", signals(`${call}`, 1000)).catch(() => undefined);
    await expect(gatherer.record("acme", signals("more", 1))).rejects.toMatchObject({ code: "overloaded" });
    for (let index = 0; index < 3; index += 1) await transactions[index]?.commit();
    expect(transactions.map((each) => each.signals.length)).toEqual([1000, 5000, 5000]);
  });
});

describe("a refused batch", () => {
  it("is written again caller by caller, so that only the one at fault fails", async () => {
    const { gatherer, transactions } = gathererUnderControl();
    void gatherer.record("acme", signals("first", 1));
    const answers = Promise.allSettled(
      ["good", "bad", "fine"].map((name) => gatherer.record("acme", signals(name, 1))),
    );
    await transactions[0]?.commit();
    await transactions[1]?.fail(badSignal);
    await transactions[2]?.commit();
    await transactions[3]?.fail(badSignal);
    await transactions[4]?.commit();
    expect(transactions.slice(2).map((each) => ids(each.signals))).toEqual([["good-0"], ["bad-0"], ["fine-0"]]);
    expect(await answers).toMatchObject([
      { status: "fulfilled", value: [{ signalId: "good-0" }] },
      { status: "rejected", reason: badSignal },
      { status: "fulfilled", value: [{ signalId: "fine-0" }] },
    ]);
  });

  it("of a single caller is not written again", async () => {
    const { gatherer, transactions } = gathererUnderControl();
    const answer = gatherer.record("acme", signals("bad", 2));
    answer.catch(() => undefined);
    await transactions[0]?.fail(badSignal);
    expect(transactions).toHaveLength(1);
    await expect(answer).rejects.toBe(badSignal);
  });

  it("is written again as a whole, three times, while the database says that it may succeed", async () => {
    const { gatherer, transactions } = gathererUnderControl();
    void gatherer.record("acme", signals("first", 1));
    const answers = Promise.allSettled(["a", "b"].map((name) => gatherer.record("acme", signals(name, 1))));
    await transactions[0]?.commit();
    for (let attempt = 1; attempt <= 4; attempt += 1) await transactions[attempt]?.fail(busy);
    expect(transactions.slice(1).map((each) => ids(each.signals))).toEqual(Array(4).fill(["a-0", "b-0"]));
    expect(await answers).toMatchObject([
      { status: "rejected", reason: busy },
      { status: "rejected", reason: busy },
    ]);
    expect(transactions).toHaveLength(5);
  });

  it("is given up at once when the database is gone, because nobody knows what it has", async () => {
    const { gatherer, transactions } = gathererUnderControl();
    void gatherer.record("acme", signals("first", 1));
    const answers = Promise.allSettled(["a", "b"].map((name) => gatherer.record("acme", signals(name, 1))));
    await transactions[0]?.commit();
    await transactions[1]?.fail(gone);
    expect(await answers).toMatchObject([{ reason: gone }, { reason: gone }]);
    expect(transactions).toHaveLength(2);
  });

  it("does not keep the tenant's next calls back", async () => {
    const { gatherer, transactions } = gathererUnderControl();
    gatherer.record("acme", signals("bad", 1)).catch(() => undefined);
    const next = gatherer.record("acme", signals("next", 1));
    await transactions[0]?.fail(badSignal);
    await transactions[1]?.commit();
    expect(await next).toMatchObject([{ signalId: "next-0" }]);
  });

  it("is a failure too when there are more or fewer answers than signals", async () => {
    const write = vi.fn(async () => attached(signals("a", 1)));
    const { gatherer } = gathererUnderControl({ write });
    await expect(gatherer.record("acme", signals("a", 2))).rejects.toMatchObject({ code: "internal_error" });
  });

  it("may also be thrown without a promise", async () => {
    const { gatherer } = gathererUnderControl({
      write: () => {
        throw badSignal;
      },
    });
    await expect(gatherer.record("acme", signals("a", 1))).rejects.toBe(badSignal);
  });
});

describe("closing", () => {
  it("waits for everything taken and takes nothing more", async () => {
    const { gatherer, transactions } = gathererUnderControl();
    const answers = ["a", "b"].map((name) => gatherer.record("acme", signals(name, 1)));
    let closed = false;
    const closing = Promise.all([gatherer.close(), gatherer.close()]).then(() => {
      closed = true;
    });
    await expect(gatherer.record("acme", signals("late", 1))).rejects.toMatchObject({
      code: "database_unavailable",
      details: { retryAfterSeconds: 1 },
    });
    await transactions[0]?.commit();
    expect(closed).toBe(false);
    await transactions[1]?.commit();
    await closing;
    expect(await Promise.all(answers)).toHaveLength(2);
  });

  it("is done at once when nothing is held", async () => {
    const { gatherer } = gathererUnderControl();
    await expect(gatherer.close()).resolves.toBeUndefined();
  });
});

describe("in every interleaving", () => {
  const calls = fc.array(
    fc.record({
      tenantId: fc.constantFrom("acme", "globex", "initech"),
      count: fc.integer({ min: 1, max: 4 }),
      poisoned: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const limits = fc.record({
    maxBatch: fc.integer({ min: 1, max: 8 }),
    maxTransactions: fc.integer({ min: 1, max: 3 }),
    maxWaitingSignals: fc.integer({ min: 4, max: 20 }),
  });

  it("each caller gets exactly its own results in order, each signal commits once, and failures stay alone", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        calls,
        limits,
        fc.array(fc.boolean(), { maxLength: 8 }),
        async (scheduler, planned, limit, busyTurns) => {
          const committed: string[] = [];
          const writing = new Set<string>();
          let turns = 0;
          const gatherer = createGatherer({
            ...limit,
            randomHex: (bytes) => "00".repeat(bytes),
            pause: async () => undefined,
            async write(tenantId, given) {
              expect(writing.has(tenantId)).toBe(false);
              writing.add(tenantId);
              expect(writing.size).toBeLessThanOrEqual(limit.maxTransactions);
              expect(gatherer.load().waitingSignals).toBeLessThanOrEqual(limit.maxWaitingSignals);
              await scheduler.schedule(Promise.resolve(), `commit of ${tenantId}`);
              writing.delete(tenantId);
              turns += 1;
              if (busyTurns[turns - 1] === true && busyTurns.slice(Math.max(0, turns - 4), turns).includes(false))
                throw busy;
              if (given.some(({ details }) => details === "poison")) throw badSignal;
              committed.push(...ids(given).map((id) => `${tenantId}/${id}`));
              return attached(given);
            },
          });

          const outcomes = planned.map(({ tenantId, count, poisoned }, call) => {
            const given = signals(`call${call}`, count).map((each) => ({
              ...each,
              details: poisoned ? "poison" : null,
            }));
            return scheduler
              .schedule(Promise.resolve(), `call ${call}`)
              .then(() => gatherer.record(tenantId, given))
              .then(
                (results) => ({
                  call,
                  tenantId,
                  poisoned,
                  expected: ids(given),
                  results: results.map(({ signalId }) => signalId),
                }),
                (error: unknown) => ({ call, tenantId, poisoned, expected: ids(given), error }),
              );
          });
          await scheduler.waitAll();
          const ended = await scheduler.waitFor(Promise.all(outcomes));

          const answered: string[] = [];
          for (const outcome of ended) {
            if ("error" in outcome) {
              const codes = outcome.poisoned
                ? ["invalid_input", "overloaded", "tenant_busy"]
                : ["overloaded", "tenant_busy"];
              expect(codes).toContain((outcome.error as DomainError).code);
            } else {
              expect(outcome.poisoned).toBe(false);
              expect(outcome.results).toEqual(outcome.expected);
              answered.push(...outcome.expected.map((id) => `${outcome.tenantId}/${id}`));
            }
          }
          expect([...committed].sort()).toEqual(answered.sort());
          expect(gatherer.load()).toEqual({ waitingSignals: 0, runningTransactions: 0, tenants: 0 });
        },
      ),
      { numRuns: 300 },
    );
  });
});
