import { describe, expect, it } from "vitest";
import { readConfig } from "../config.js";
import { currentEnvironment, requirePreflight } from "./require-preflight.js";

describe("currentEnvironment", () => {
  it("F-133: is production unless the configuration says preflight, whatever else it says", () => {
    expect(currentEnvironment(readConfig({}))).toBe("production");
    expect(currentEnvironment(readConfig({ HOC_ENVIRONMENT: " " }))).toBe("production");
    expect(currentEnvironment(readConfig({ HOC_ENVIRONMENT: "preflight" }))).toBe("preflight");
    expect(() => readConfig({ HOC_ENVIRONMENT: "Preflight" })).toThrow("HOC_ENVIRONMENT");
  });
});

describe("requirePreflight", () => {
  it("lets through in preflight, and nobody in production", () => {
    expect(requirePreflight("preflight")).toBeUndefined();
    expect(() => requirePreflight("production")).toThrow(expect.objectContaining({ code: "preflight_only" }));
  });
});
