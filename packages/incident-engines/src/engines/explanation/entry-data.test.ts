import { describe, expect, it } from "vitest";
import { buildEntry } from "../../../test/explanation-sources.js";
import { countIn, severityIn, textIn } from "./entry-data.js";

describe("the data of a timeline entry", () => {
  const entry = buildEntry({ data: { text: "t", number: 7, share: 0.5, severity: "high", none: null } });

  it("is read as what it should be, or as null", () => {
    expect([textIn(entry, "text"), textIn(entry, "number"), textIn(entry, "absent")]).toEqual(["t", null, null]);
    expect([countIn(entry, "number"), countIn(entry, "share"), countIn(entry, "text")]).toEqual([7, null, null]);
    expect([severityIn(entry, "severity"), severityIn(entry, "text"), severityIn(entry, "none")]).toEqual([
      "high",
      null,
      null,
    ]);
  });
});
