import { describe, expect, it } from "vitest";
import { CHECKS_OF_COVERAGE as BY, type Covers, coverageRows } from "./coverage.js";

const INVENTORY = [
  "table runs",
  "event runs.RunStarted",
  "operation incidents.runs.getRun",
  "route GET /v1/runs/{runId}",
  "route POST /v1/runs",
  "route GET /livez",
  "route GET /v1/openapi.json",
];
const COVERS: Covers = {
  "event contract": ["event runs.RunStarted"],
  "storage contract": ["table runs"],
  "deterministic read": ["route GET /v1/runs/{runId}"],
  "tenant walls": INVENTORY.filter((name) => !name.startsWith("event ")),
};

function failing(inventory: readonly string[], covers: Covers): string[] {
  return coverageRows(inventory, covers).flatMap(({ name, verdicts }) =>
    BY.filter((by) => verdicts[by].outcome === "FAIL").map((by) => `${name} by ${by}`),
  );
}

describe("the coverage of what there is", () => {
  it("is whole when every verifier had in its hands what it is about", () => {
    expect(failing(INVENTORY, COVERS)).toEqual([]);
  });

  it("takes no name for another one that begins alike", () => {
    const inventory = ["table runs", "table run", "table runs_by_day"];
    const by = (names: string[]): Covers => ({ "storage contract": names, "tenant walls": names });
    const missed = (name: string) => [`${name} by storage contract`, `${name} by tenant walls`];
    expect(failing(inventory, by(["table runs"]))).toEqual([...missed("table run"), ...missed("table runs_by_day")]);
    expect(failing(inventory, by(["table run", "table runs_by_day"]))).toEqual(missed("table runs"));
  });

  it.each([
    ["table", "table planted", ["storage contract", "tenant walls"]],
    ["event", "event runs.Planted", ["event contract"]],
    ["operation", "operation incidents.runs.planted", ["tenant walls"]],
    ["route that reads", "route GET /v1/planted", ["deterministic read", "tenant walls"]],
    ["route that writes", "route POST /v1/planted", ["tenant walls"]],
    ["thing of another sort", "queue planted", [...BY]],
  ])("fails with a %s that nobody verifies, there alone", (_, planted, by) => {
    expect(failing([...INVENTORY, planted], COVERS)).toEqual(by.map((verifier) => `${planted} by ${verifier}`));
  });

  it.each([
    ["event contract", ["event runs.RunStarted"]],
    ["storage contract", ["table runs"]],
    ["deterministic read", ["route GET /v1/runs/{runId}"]],
    ["tenant walls", COVERS["tenant walls"]],
  ])("fails for everything that the %s verifier did not have in its hands", (verifier, lacking) => {
    expect(failing(INVENTORY, { ...COVERS, [verifier]: [] })).toEqual(lacking?.map((name) => `${name} by ${verifier}`));
    const { [verifier]: _, ...silent } = COVERS;
    expect(failing(INVENTORY, silent)).toHaveLength(lacking?.length ?? 0);
  });
});
