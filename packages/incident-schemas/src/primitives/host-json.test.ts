import { expect, it } from "vitest";
import { hostJsonText } from "./host-json.js";
import { canonicalJson } from "./json.js";

it("writes members in one order, and what a host may send beyond canonical JSON", () => {
  expect(hostJsonText({ score: 0.87, rule: "PII_SSN", at: [1e21, -0, { b: null, a: "\ud800" }] })).toBe(
    '{"at":[1e+21,0,{"a":"\\ud800","b":null}],"rule":"PII_SSN","score":0.87}',
  );
});

it("writes what canonical JSON takes as canonical JSON does", () => {
  const value = { z: [1, "\u20ac\ud83d\ude00", true, null, {}], "": { "\ufb33": 2, "\ud83d\ude00": 3 } };
  expect(hostJsonText(value)).toBe(canonicalJson(value));
});
