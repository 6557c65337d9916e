import { describe, expect, it } from "vitest";
import type { Summary } from "../verify/matrix.js";
import { rowsOf } from "./check-laws.js";
import { HOUSE_PLANTS, type House, withPlant } from "./plants.js";
import { ownHouse, verifyHouse } from "./verify-house.js";

const house: House = await ownHouse();

/** Laws about imports have a canary each in laws.test.ts; planting there too is for the command. */
const PLANTED = Object.entries(HOUSE_PLANTS).filter(([, { part }]) => part !== "layer laws");

function failing({ findings }: Summary): string[] {
  return findings.map(({ name, check }) => `${name}, ${check}`);
}

describe("the house", () => {
  it("keeps its boundaries, and its router fits its registry", () => {
    const summaries = verifyHouse(house, ["authority boundary", "route map"]);
    expect(Object.values(summaries).flatMap(failing)).toEqual([]);
    expect(summaries["route map"]?.total).toBeGreaterThan(300);
  });

  it.each(PLANTED)("with %s fails there", (_, plant) => {
    const summary = withPlant(house, plant, (damaged) => verifyHouse(damaged, [plant.part]))[plant.part];
    expect(summary && failing(summary)).toContain(`${plant.row}, ${plant.check}`);
  });

  it("fails without a route that the reference design needs, and with one that asks what is no operation", () => {
    const [first, ...routes] = house.routes.filter(({ route }) => route !== "GET /v1/incidents/active");
    const wrong = { ...first, operation: "incidents.query.nothing" } as (typeof routes)[number];
    const { "route map": summary } = verifyHouse({ ...house, routes: [wrong, ...routes] }, ["route map"]);
    expect(summary && failing(summary)).toEqual(
      expect.arrayContaining(["GET /v1/incidents/active, reference", `${first?.route}, operation`]),
    );
  });
});

describe("laws", () => {
  it("have a row each, and one that nobody named has too when it is broken", () => {
    const violation = { law: "odd", from: "a.ts", to: "b.ts", instead: "Do not." };
    const rows = rowsOf(["no-cycle"], [violation]).map(({ name, verdicts }) => [name, verdicts.kept.outcome]);
    expect(rows).toEqual([
      ["no-cycle", "PASS"],
      ["odd", "FAIL"],
    ]);
  });
});
