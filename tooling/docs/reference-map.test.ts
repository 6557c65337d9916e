import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describeOperations } from "@hoc/incident-engines";
import { EVENT_TYPES } from "@hoc/incident-schemas";
import { describe, expect, test } from "vitest";
import { textLaws } from "../arch/text-laws.js";
import { exportedSymbols } from "./exported-symbols.js";
import { house } from "./generated-docs.js";
import { REFERENCE_MAP } from "./reference-map.js";
import type { Place } from "./reference-rows.js";

const rows = REFERENCE_MAP.flatMap((section) => section.rows);
const symbols = exportedSymbols(house);
const cruiserLaws = readFileSync(join(house, ".dependency-cruiser.mjs"), "utf8");

test("every item of the reference design has one row, in order", () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 329 }, (_, index) => index + 1));
});

test("every item has a place and a test", () => {
  const lacking = rows.filter(({ places, test }) => places.length === 0 || test === undefined);
  expect(lacking.map(({ number, reference }) => `${number} ${reference}`)).toEqual([]);
});

test("every symbol of the map exists where the map says", () => {
  const missing = rows.flatMap(({ number, places }) =>
    places.filter((place) => !exists(place)).map((place) => `${number} ${describePlace(place)}`),
  );
  expect(missing).toEqual([]);
});

test("every test file of the map exists and speaks of its item", () => {
  const silent = rows.flatMap(({ number, test: named }) => {
    if (named === undefined) return [];
    const file = join(house, named.path);
    if (!existsSync(file)) return [`${number} ${named.path} does not exist`];
    return readFileSync(file, "utf8").includes(named.mentions)
      ? []
      : [`${number} ${named.path} says nothing of ${named.mentions}`];
  });
  expect(silent).toEqual([]);
});

describe("the check of symbols", () => {
  test.each([
    ["@hoc/incident-schemas", "Severity"],
    ["@hoc/incident-schemas/ports", "IncidentAggregator.getOrCreateIncident"],
    ["@hoc/incident-schemas", "IncidentAggregatorConfig.windowing"],
    ["@hoc/incident-drivers", "IncidentKey.fromEvent"],
    ["@hoc/incident-drivers", "IncidentKey.equals"],
  ])("finds %s %s", (door, name) => {
    expect(symbols.exports(door, name)).toBe(true);
  });

  test.each([
    ["@hoc/incident-schemas", "IncidentAggregator"],
    ["@hoc/incident-schemas", "Incident.nothingOfTheKind"],
    ["@hoc/incident-schemas/ports", "IncidentAggregator.toString.call.nothing"],
    ["@hoc/incident-drivers", "IncidentKey.text"],
    ["@hoc/no-such-package", "Severity"],
  ])("does not find %s %s", (door, name) => {
    expect(symbols.exports(door, name)).toBe(false);
  });

  test("finds what a file declares, and nothing else", () => {
    const file = "tooling/docs/exported-symbols.ts";
    expect(symbols.declares(file, "hasMember")).toBe(true);
    expect(symbols.declares(file, "describePlace")).toBe(false);
    expect(symbols.declares("tooling/docs/no-such-file.ts", "hasMember")).toBe(false);
  });
});

function exists(place: Place): boolean {
  switch (place.kind) {
    case "export":
      return symbols.exports(place.door, place.name);
    case "declaration":
      return symbols.declares(place.path, place.name);
    case "law":
      return cruiserLaws.includes(`"${place.name}"`) || textLaws.some(({ name }) => name === place.name);
    case "event":
      return (EVENT_TYPES as readonly string[]).includes(place.name);
    case "operation":
      return describeOperations().some(({ id }) => id === place.name || id.startsWith(`${place.name}.`));
  }
}

function describePlace(place: Place): string {
  const where = place.kind === "export" ? place.door : place.kind === "declaration" ? place.path : place.kind;
  return `${where} ${place.name}`;
}
