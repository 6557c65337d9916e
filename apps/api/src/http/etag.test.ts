import { describe, expect, it } from "vitest";
import { etagOf, expectedVersionOf } from "./etag.js";

describe("etagOf", () => {
  it("quotes the version", () => {
    expect(etagOf({ incidentId: "inc_1", version: 12 })).toBe('"12"');
  });

  it.each([undefined, null, "3", {}, { version: "3" }])("gives none for %j", (output) => {
    expect(etagOf(output)).toBeUndefined();
  });
});

describe("expectedVersionOf", () => {
  it("reads back what etagOf writes", () => {
    expect(expectedVersionOf(etagOf({ version: 12 }))).toBe(12);
    expect(expectedVersionOf(' "12" ')).toBe(12);
  });

  it.each([undefined, "*", " * "])("expects nothing for %j", (header) => {
    expect(expectedVersionOf(header)).toBeUndefined();
  });

  it.each(["", "3", "'3'", 'W/"3"', '"3", "4"', '"0"', '"03"', '"-1"', '"abc"', '""', '"9999999999999999"'])(
    "refuses %j",
    (header) => {
      expect(() => expectedVersionOf(header)).toThrow(expect.objectContaining({ code: "invalid_input" }));
    },
  );
});
