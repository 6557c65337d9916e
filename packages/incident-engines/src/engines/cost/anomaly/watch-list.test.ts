import { expect, it } from "vitest";
import { storedAnomaly } from "../../../../test/cost-facts.js";
import { isSameEntity, WatchList } from "./watch-list.js";

it("knows an anomaly by the worst that was stored of it, in whatever order", () => {
  const rows = [storedAnomaly("a", { severity: "CRITICAL" }), storedAnomaly("a", { severity: "HIGH" })];
  for (const stored of [rows, rows.toReversed()]) {
    const watch = new WatchList(stored);
    expect(watch.find("a")).toMatchObject({ severity: "CRITICAL" });
    expect(watch.hasHeardOf("a", "HIGH")).toBe(true);
    expect(watch.hasHeardOf("a", "CRITICAL")).toBe(true);
    expect(watch.open()).toHaveLength(1);
  }
});

it("takes in what gets worse, and what is over", () => {
  const watch = new WatchList([
    storedAnomaly("a"),
    storedAnomaly("b", { anomalyType: "ABSOLUTE_SPIKE", entityId: null }),
  ]);
  expect(watch.hasHeardOf("a", "CRITICAL")).toBe(false);
  expect(watch.hasHeardOf("c", "LOW")).toBe(false);
  expect(watch.of("USER_SPIKE", { entityType: "user", entityId: "ann" })).toHaveLength(1);
  expect(watch.of("USER_SPIKE", { entityType: "feature", entityId: "ann" })).toEqual([]);
  expect(watch.open("ABSOLUTE_SPIKE")).toMatchObject([{ anomalyId: "b", entityId: "" }]);
  watch.end("b", "2026-03-15T00:00:00.000000Z");
  expect(watch.open("ABSOLUTE_SPIKE")).toEqual([]);
  expect(watch.find("b")).toMatchObject({ resolvedAt: "2026-03-15T00:00:00.000000Z" });
});

it("F-103: a user who is called like a feature is another", () => {
  expect(isSameEntity({ entityType: "user", entityId: "chat" }, { entityType: "feature", entityId: "chat" })).toBe(
    false,
  );
  expect(isSameEntity({ entityType: "user", entityId: "chat" }, { entityType: "user", entityId: "chat" })).toBe(true);
});
