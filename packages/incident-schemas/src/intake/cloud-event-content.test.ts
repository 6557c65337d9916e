import { expect, it } from "vitest";
import { cloudEventDetails, cloudEventMembers, isJsonObject } from "./cloud-event-content.js";

it("takes members of a signal as such, and severity for the initial one", () => {
  const data = { title: "t", severity: "low", signalId: "x", details: {}, load: 0.5, errorCode: null };
  expect(cloudEventMembers({ data })).toEqual({ title: "t", initialSeverity: "low" });
  expect(cloudEventMembers({ data: { severity: "low", initialSeverity: "high" } })).toEqual({
    initialSeverity: "high",
  });
  expect(cloudEventMembers({ data: ["title"] })).toEqual({});
});

it("keeps all else as details", () => {
  const event = { id: "7", traceid: "t", data: { title: "t", severity: "low", load: 0.5 } };
  expect(cloudEventDetails(event)).toEqual({ id: "7", extensions: { traceid: "t" }, data: { load: 0.5 } });
  expect(cloudEventDetails({ id: "7", data: { title: "t" } })).toEqual({ id: "7" });
  expect(cloudEventDetails({ data: [1], data_base64: "AA==" })).toEqual({ data: [1], data_base64: "AA==" });
});

it.each([
  [{}, true],
  [[], false],
  [null, false],
  ["{}", false],
])("tells an object of JSON from all else: %o", (value, is) => {
  expect(isJsonObject(value)).toBe(is);
});
