import { buildArtifact } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { artifactConflict } from "./artifact-conflict.js";

const stored = buildArtifact({ id: "art_9", datasetId: "daily-costs", datasetVersion: "v1" });
const OTHER = {
  inputWindowHash: "0b".repeat(32),
  asOf: "2026-03-14T12:00:00.000001Z",
  computeCodeVersion: "2.0.0",
} as const;

describe("an artifact saved again under its version", () => {
  it("is no conflict when it says the same", () => {
    expect(artifactConflict(stored, stored)).toBeUndefined();
  });

  it.each(Object.keys(OTHER) as (keyof typeof OTHER)[])("F-123: conflicts with another %s, and names it", (field) => {
    const conflict = artifactConflict(stored, { ...stored, [field]: OTHER[field] });
    expect(conflict).toMatchObject({
      code: "artifact_conflict",
      details: {
        artifactId: "art_9",
        fields: [{ pointer: `/${field}`, message: `is stored as ${stored[field]}` }],
      },
    });
    expect(conflict?.message).toContain(`another ${field};`);
  });

  it("F-123: names every field that differs, and no other", () => {
    const conflict = artifactConflict(stored, { ...stored, ...OTHER });
    expect(conflict?.message).toContain("The version v1 of daily-costs");
    expect(conflict?.details.fields?.map(({ pointer }) => pointer)).toEqual([
      "/inputWindowHash",
      "/asOf",
      "/computeCodeVersion",
    ]);
  });
});
