import { describe, expect, it } from "vitest";
import { compareSchemas } from "./compare-schemas.js";
import type { PartKind, SchemaPart } from "./schema-part.js";

const part = (kind: PartKind, table: string, name = "", definition = "x"): SchemaPart => ({
  kind,
  table,
  name,
  definition,
});
const runs = [part("table", "runs"), part("column", "runs", "id"), part("column", "runs", "limits")];

describe("comparing schemas", () => {
  it("finds nothing between equal ones", () => {
    expect(compareSchemas(runs, runs)).toEqual({ renamed: new Map(), differences: [], guests: [] });
  });

  it("names what is missing before what refers to it", () => {
    const wanted = [
      part("constraint", "runs", "a", "FOREIGN KEY (x) REFERENCES steps(x)"),
      part("constraint", "steps", "b", "PRIMARY KEY (x)"),
      part("table", "steps"),
    ];
    const { differences } = compareSchemas([...runs, ...wanted], runs);
    expect(differences.map(({ expected }) => expected)).toEqual([wanted[2], wanted[1], wanted[0]]);
  });

  it("knows a table under another name by its columns, also where others refer to it", () => {
    const reference = (table: string) => part("constraint", "steps", "a", `FOREIGN KEY (x) REFERENCES ${table}(x)`);
    const now = runs.map((one) => ({ ...one, table: "tasks" }));
    const steps = part("table", "steps");
    const seen = compareSchemas([...runs, steps, reference("runs")], [...now, steps, reference("tasks")]);
    expect(seen).toEqual({ renamed: new Map([["runs", "tasks"]]), differences: [], guests: [] });
  });

  it("lets a host's tables and indexes be, but none that refuses rows or could not be finished", () => {
    const guests = [part("table", "customers"), part("index", "runs", "ours", "using btree (id)")];
    const wrong = [
      part("index", "runs", "one", "unique using btree (id)"),
      part("index", "runs", "half", "using btree (id) INVALID"),
    ];
    const seen = compareSchemas(runs, [...runs, ...guests, part("column", "customers", "id"), ...wrong]);
    expect(seen.guests).toEqual(guests);
    expect(seen.differences.map(({ found }) => found)).toEqual(wrong);
  });
});
