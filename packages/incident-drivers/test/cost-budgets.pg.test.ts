import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newBudget, newCrossing } from "../src/conformance/budget-facts.js";
import { createScene } from "../src/conformance/scene.js";
import { createCostBudgetDriver } from "../src/drivers/cost-budget.js";
import { driverSet, pgDatabase } from "./databases.js";
import { writeHeadless } from "./headless.js";

const WRITERS = 8;

let database: Awaited<ReturnType<typeof pgDatabase>>;
beforeAll(async () => {
  database = await pgDatabase({ max: WRITERS });
});
afterAll(() => database?.close());

describe("writers that do not know of the tenant's lock", () => {
  /** How many of several writers claimed the same threshold, each having seen that nobody had yet. */
  async function claimedAtOnce(): Promise<number> {
    const scene = createScene(driverSet(database));
    const { tenantId } = scene;
    await scene.write(({ costBudgets }) => costBudgets.insertBudget(tenantId, newBudget()));
    let arrived = 0;
    let open = () => {};
    const allAreHere = new Promise<void>((resolve) => {
      open = resolve;
    });
    const claims = Array.from({ length: WRITERS }, (_, index) =>
      writeHeadless(database.db, tenantId, async (executor, head) => {
        arrived += 1;
        if (arrived === WRITERS) open();
        await allAreHere;
        const claimed = await createCostBudgetDriver(executor, head).claimCrossings(tenantId, [
          newCrossing(scene, `anomaly-${index}`),
        ]);
        // Others look while this one is not committed yet.
        await sql`select pg_sleep(0.05)`.execute(executor.db);
        return claimed;
      }),
    );
    return (await Promise.all(claims)).flat().length;
  }

  it("claim a threshold once all the same, by the primary key: without it each of them would", async () => {
    expect(await claimedAtOnce()).toBe(1);
    await sql`alter table hoc.cost_threshold_crossings drop constraint cost_threshold_crossings_pkey`.execute(
      database.db,
    );
    expect(await claimedAtOnce()).toBeGreaterThan(1);
  });

  it("F-109: set one budget of the tenant: a second first version is refused by the primary key", async () => {
    const scene = createScene(driverSet(database));
    const { tenantId } = scene;
    const set = () =>
      writeHeadless(database.db, tenantId, (executor, head) =>
        createCostBudgetDriver(executor, head).insertBudget(tenantId, newBudget()),
      );
    const outcomes = await Promise.allSettled([set(), set(), set()]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ constraint: "cost_budgets_pkey" });
  });
});
