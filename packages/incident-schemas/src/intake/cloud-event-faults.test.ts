import { describe, expect, it } from "vitest";
import { EVENT_TYPES } from "../events/catalogue.js";
import { cloudEventFaults } from "./cloud-event-faults.js";

const EVENT = { specversion: "1.0", id: "7", source: "/probe", type: "probe.failed" };
const pathsOf = (more: object) => cloudEventFaults({ ...EVENT, ...more }).map(({ path }) => path.join("/"));

describe("what is not as it must be of an event", () => {
  it("is nothing where all is well", () => {
    expect(pathsOf({ data: { severity: "HIGH", title: null, load: 0.5 }, traceid: "t" })).toEqual([]);
  });

  it.each([
    [{ severity: "very" }, "data/severity"],
    [{ initialSeverity: "very" }, "data/initialSeverity"],
    [{ causedBy: { kind: "call" } }, "data/causedBy/reference"],
    [{ title: 5 }, "data/title"],
    [{ kind: "manual" }, "data/kind"],
    [{ log: "x".repeat(70_000) }, "data"],
  ])("is a member of its data: %o", (data, path) => {
    expect(pathsOf({ data })).toEqual([path]);
  });

  it("is how long it is, where it is not JSON too", () => {
    expect(pathsOf({ data_base64: "A".repeat(65_536) })).toEqual(["data_base64"]);
  });

  it.each([
    ["every type of ours", EVENT_TYPES.map((type) => ({ type }))],
    ["our source", [{ source: "urn:hoc:tenant:acme" }]],
    ["our schema", [{ dataschema: "urn:hoc:event:x:1.0.0" }]],
  ])("is that this product made it, by %s", (_, events) => {
    for (const own of events) expect(pathsOf(own)).toEqual(["type"]);
  });

  it("is all of it, also where attributes are of no use", () => {
    const data = { severity: "very", costMicros: 0.5, kind: "manual" };
    expect(pathsOf({ source: 5, type: null, trace_id: "t", data, data_base64: "AAE=" })).toEqual([
      "trace_id",
      "data_base64",
      "data/costMicros",
      "data/severity",
      "data/kind",
    ]);
  });
});
