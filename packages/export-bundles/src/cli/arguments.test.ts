import { describe, expect, it } from "vitest";
import { countOf, instantOf, parseCall, required, secondsOf, takeExpectations } from "./arguments.js";
import { UsageError } from "./usage.js";

describe("takeExpectations", () => {
  it("takes all that follows, and each on its own", () => {
    expect(
      takeExpectations(["a.json", "--expect", "incident=inc_1", "tenant=t=1", "b.json", "--expect=type=soc2"]),
    ).toEqual({
      expect: { incident: "inc_1", tenant: "t=1", type: "soc2" },
      rest: ["a.json", "b.json"],
    });
  });

  it("leaves what stands behind -- to be files", () => {
    expect(takeExpectations(["--", "--expect", "incident=1"])).toEqual({
      expect: {},
      rest: ["--", "--expect", "incident=1"],
    });
  });

  it.each([[["--expect"]], [["--expect", "run=1"]], [["--expect=incident="]], [["--expect", "type=a", "type=b"]]])(
    "refuses %j",
    (args) => {
      expect(() => takeExpectations(args)).toThrow(UsageError);
    },
  );
});

describe("values of options", () => {
  it("reads spans of time", () => {
    expect(["45", "45s", "90m", "12h", "30d"].map((text) => secondsOf(text, "max-age"))).toEqual([
      45, 45, 5_400, 43_200, 2_592_000,
    ]);
    for (const text of ["", "-1", "1w", "1.5h", "d"]) expect(() => secondsOf(text, "max-age")).toThrow(UsageError);
  });

  it("reads counts of 1 or more", () => {
    expect(countOf("2", "threshold")).toBe(2);
    for (const text of ["0", "-1", "x", "1.5", ""]) expect(() => countOf(text, "threshold")).toThrow(UsageError);
  });

  it("reads instants", () => {
    expect(instantOf("2026-03-14T10:00:00+01:00", "at")).toBe("2026-03-14T09:00:00.000000Z");
    expect(() => instantOf("yesterday", "at")).toThrow(/^--at must be/);
  });

  it("asks for what is missing and refuses what it does not know, in one sentence", () => {
    expect(() => required(undefined, "key")).toThrow("--key is missing.");
    expect(() => parseCall(["--nope"], {})).toThrow(/^Unknown option '--nope'\.$/);
    expect(() => parseCall(["--key"], { key: { type: "string" } })).toThrow(UsageError);
  });
});
