import { SEVERITIES } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { readSeverity } from "./read-severity.js";

describe("readSeverity", () => {
  it.each(SEVERITIES)("reads %s in either case", (severity) => {
    expect(readSeverity(severity, "severity")).toBe(severity);
    expect(readSeverity(severity.toUpperCase(), "severity")).toBe(severity);
  });

  it.each(["", "none", "urgent", " high", "constructor", "__proto__"])("refuses %j", (text) => {
    expect(() => readSeverity(text, "currentSeverity")).toThrow(
      expect.objectContaining({ code: "unknown_severity", field: "currentSeverity" }),
    );
    expect(() => readSeverity(text, "currentSeverity")).toThrow(
      `${JSON.stringify(text)} is not one of low, medium, high, critical`,
    );
  });

  it("refuses what is no text", () => {
    expect(() => readSeverity(undefined as unknown as string, "severity")).toThrow("severity: undefined is not one of");
  });
});
