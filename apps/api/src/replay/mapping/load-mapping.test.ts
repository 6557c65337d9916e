import { describe, expect, it } from "vitest";
import { loadMapping, parseMapping } from "./load-mapping.js";

const fields = { triggerType: { value: "failure_spike" } };
const parse = (mapping: unknown) => parseMapping(JSON.stringify(mapping), "m.json");

describe("parseMapping", () => {
  it("takes the smallest mapping", () => {
    expect(parse({ fields })).toEqual({ where: {}, fields });
  });

  it.each<[string, unknown, RegExp]>([
    ["no fields", {}, /^m\.json, field "fields": /],
    ["no trigger type", { fields: {} }, /^m\.json, field "fields\.triggerType": /],
    [
      "an unknown field",
      { fields: { ...fields, severity: { value: "high" } } },
      /^m\.json, field "fields": .*"severity"/,
    ],
    ["an unknown member", { fields, format: "csv", header: true }, /^m\.json: .*"header"/],
    ["an unknown format", { fields, format: "xml" }, /^m\.json, field "format": .*csv.*jsonl/],
    [
      "a misspelt member of a source",
      { fields: { ...fields, title: { column: "a", ass: "text" } } },
      /"fields\.title": .*"ass"/,
    ],
    [
      "an unknown unit of time",
      { fields: { ...fields, occurredAt: { column: "a", as: "minutes" } } },
      /"fields\.occurredAt\.as": .*isoInstant/,
    ],
    ["an instant without its unit", { fields: { ...fields, occurredAt: { column: "a" } } }, /"fields\.occurredAt\.as"/],
    ["a constant for money", { fields: { ...fields, costMicros: { value: "1" } } }, /"fields\.costMicros/],
    [
      "an unknown unit of money",
      { fields: { ...fields, costMicros: { column: "a", as: "euros" } } },
      /"fields\.costMicros\.as": .*dollars/,
    ],
    [
      "a fingerprint of one column as a list",
      { fields: { ...fields, fingerprint: { columns: ["a"] } } },
      /"fields\.fingerprint\.columns"/,
    ],
    ["an unknown condition", { fields, where: { a: { atLeast: 1 } } }, /"where\.a/],
    ["a long delimiter", { fields, delimiter: "::" }, /"delimiter"/],
  ])("refuses %s", (_, mapping, message) => {
    expect(() => parse(mapping)).toThrow(message);
  });

  it("refuses what is not JSON", () => {
    expect(() => parseMapping("{", "m.json")).toThrow(/^m\.json: is not JSON/);
  });
});

describe("loadMapping", () => {
  it("says when the file is not there", async () => {
    await expect(loadMapping("no-such-mapping.json")).rejects.toThrow(
      "no-such-mapping.json: there is no such mapping file",
    );
  });
});
