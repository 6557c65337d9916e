import { expect, it } from "vitest";
import { understand } from "../command-line.js";
import { verifierOptions } from "./plant.js";
import { foundBy, PLANTS } from "./plants.js";
import { PROGRAMS } from "./verifiers.js";

it("every part that a program verifies has at least two defects that can be planted, each of a name of its own", () => {
  const parts = PROGRAMS.flatMap((program) => program.parts);
  const few = parts.filter((name) => PLANTS.filter(({ part }) => part === name).length < 2);
  expect(few).toEqual([]);
  expect(new Set(PLANTS.map(({ name }) => name)).size).toBe(PLANTS.length);
});

it("a program is started with one defect, with none, or not at all", () => {
  const plants = { nulls: { says: "nulls are taken", row: "runs", check: "columns" } };
  const program = { call: "verify", does: "Verifies.", options: verifierOptions(plants) };
  const plain = { json: false, strict: false, plant: undefined };
  expect(understand(program, ["--json", "--plant", "nulls"])).toMatchObject({
    values: { ...plain, json: true, plant: plants.nulls },
  });
  expect(understand(program, ["--strict"])).toMatchObject({ values: { ...plain, strict: true } });
  for (const name of ["toString", "other"])
    expect(understand(program, ["--plant", name])).toMatchObject({ kind: "refuse" });
  expect(understand(program, ["--plant"])).toMatchObject({ kind: "refuse" });
});

it("a defect is found only where it is expected", () => {
  const plant = PLANTS.find(({ name }) => name === "check-is-missing");
  if (plant === undefined) throw new Error("no such defect");
  const finding = { name: "runs", check: "checks", verdict: { outcome: "FAIL" as const, reasons: ["taken"] } };
  const summary = { subject: "table", covers: [], total: 1, PASS: 0, WARN: 0, FAIL: 1, findings: [finding] };
  expect(foundBy(plant, summary)).toEqual({
    isFound: true,
    line: "FAIL  check-is-missing (a run may have any outcome): storage contract  runs  checks: taken",
  });
  const elsewhere = { ...summary, findings: [{ ...finding, name: "signals" }] };
  const warned = { ...summary, findings: [{ ...finding, verdict: { outcome: "WARN" as const, reasons: [] } }] };
  for (const other of [elsewhere, warned, undefined]) expect(foundBy(plant, other).isFound).toBe(false);
});
