import { describe, expect, it } from "vitest";
import { failed, PASSED, Progress } from "./progress.js";

const signer = { keyid: "sha256:00", owner: "Acme", status: "active" };

describe("Progress", () => {
  it("is verified only when somebody signed", () => {
    const progress = new Progress();
    progress.take("PARSE", PASSED);
    expect(progress.result().verdict).toBe("not_authenticated");
    progress.found({ signers: [signer] });
    expect(progress.result()).toMatchObject({ verdict: "verified", failure: null, passed: ["PARSE"] });
  });

  it("stops at the first failure and takes nothing in after it", () => {
    const progress = new Progress();
    expect(progress.take("CHAIN", failed("$.a", "One.", { expected: "1", actual: "2" }))).toBe(false);
    expect(progress.take("SIGNATURE", PASSED)).toBe(false);
    expect(progress.take("STALE", failed("$.b", "Two."))).toBe(false);
    expect(progress.result()).toMatchObject({
      verdict: "rejected",
      failure: { check: "CHAIN", path: "$.a", message: "One.", expected: "1", actual: "2" },
      passed: [],
    });
  });

  it("lets a failure outweigh that it cannot decide, and a lack of rules outweigh a signature", () => {
    const progress = new Progress();
    progress.found({ signers: [signer] });
    progress.cannotDecide({ check: "DERIVED", path: "$.rules", message: "Unknown." });
    expect(progress.result()).toMatchObject({ verdict: "not_checked", failure: { check: "DERIVED" } });
    progress.take("STATEMENT", failed("$.x", "Wrong."));
    expect(progress.result()).toMatchObject({ verdict: "rejected", failure: { check: "STATEMENT" } });
  });

  it("collects each warning and each gap once", () => {
    const progress = new Progress();
    progress.take("STALE", { kind: "skipped", notChecked: ["a"], warnings: ["w"] });
    progress.take("TIMESTAMP", { kind: "skipped", notChecked: ["a", "b"], warnings: ["w"] });
    expect(progress.result()).toMatchObject({ notChecked: ["a", "b"], warnings: ["w"], passed: [] });
  });
});
