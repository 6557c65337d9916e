import { expect, it } from "vitest";
import { fieldPreimage, genesisPreimage, leafPreimage, saltPreimage, timelineFields } from "./timeline-chain.js";

const leaf = {
  seq: 2,
  id: "ent_2",
  type: "acknowledged",
  at: "2026-03-14T09:26:53.589793Z",
  recordedAt: "2026-03-14T09:26:53.600000Z",
  actor: { type: "HUMAN", id: "ann" },
  prev: "aa",
  fields: ["ff", "00"],
};

it("what is hashed is canonical JSON of exactly these members", () => {
  expect(genesisPreimage("acme", "inc_1")).toBe('{"incidentId":"inc_1","tenantId":"acme","v":1}');
  expect(fieldPreimage("salt", "data", { b: 1, a: null })).toBe('["salt","data",{"a":null,"b":1}]');
  expect(leafPreimage(leaf)).toBe(
    '{"actor":{"id":"ann","type":"HUMAN"},"at":"2026-03-14T09:26:53.589793Z","fields":["00","ff"],"id":"ent_2",' +
      '"prev":"aa","recordedAt":"2026-03-14T09:26:53.600000Z","seq":2,"type":"acknowledged"}',
  );
  expect(saltPreimage("inc_1", 2, "data")).toBe("export-bundles/v1/salt\u0000inc_1/2/data");
  expect(timelineFields("Opened.", { signalId: "s" })).toEqual([
    ["description", "Opened."],
    ["data", { signalId: "s" }],
  ]);
});

it("the order in which fields were digested does not change a leaf; every other member does", () => {
  expect(leafPreimage({ ...leaf, fields: ["00", "ff"] })).toBe(leafPreimage(leaf));
  for (const change of [{ seq: 3 }, { id: "x" }, { type: "x" }, { at: "x" }, { recordedAt: "x" }, { prev: "bb" }])
    expect(leafPreimage({ ...leaf, ...change })).not.toBe(leafPreimage(leaf));
});

it("data that has no canonical form is refused, not rounded", () => {
  expect(() => fieldPreimage("salt", "data", { share: 0.5 })).toThrow(/share/);
});
