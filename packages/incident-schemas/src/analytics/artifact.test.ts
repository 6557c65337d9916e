import { describe, expect, it } from "vitest";
import { buildArtifact } from "../testing/build-artifact.js";
import {
  artifactListSchema,
  datasetArtifactsSchema,
  getArtifactInputSchema,
  listArtifactsInputSchema,
  saveArtifactInputSchema,
  savedArtifactSchema,
} from "./artifact.js";

const said = {
  datasetId: "daily-costs",
  datasetVersion: "2026-03-14",
  inputWindowHash: "0a".repeat(32),
  asOf: "2026-03-14T13:00:00+01:00",
  computeCodeVersion: "1.4.0",
};

function refused(input: object): string[] {
  const { error } = saveArtifactInputSchema.safeParse(input);
  return (error?.issues ?? []).map(({ path }) => path.join("."));
}

describe("what is saved", () => {
  it("F-125: has its instant in UTC with six digits", () => {
    expect(saveArtifactInputSchema.parse(said)).toEqual({ ...said, asOf: "2026-03-14T12:00:00.000000Z" });
  });

  it("F-125: is refused with an instant that has no zone, or a hash that is not 64 digits of lower-case hex", () => {
    for (const asOf of ["2026-03-14T12:00:00", "2026-03-14", "yesterday", ""])
      expect(refused({ ...said, asOf })).toEqual(["asOf"]);
    for (const inputWindowHash of ["", "0a", "0A".repeat(32), "0g".repeat(32), `${"0a".repeat(32)}\n`])
      expect(refused({ ...said, inputWindowHash })).toEqual(["inputWindowHash"]);
  });

  it.each(["datasetId", "datasetVersion", "computeCodeVersion"])("has a %s of 1 to 64 characters", (member) => {
    expect(refused({ ...said, [member]: "x".repeat(64) })).toEqual([]);
    for (const text of ["", "x".repeat(65), "a\u0000", 7, null])
      expect(refused({ ...said, [member]: text })).toEqual([member]);
  });

  it("needs all five members, and takes no other", () => {
    for (const member of Object.keys(said)) expect(refused({ ...said, [member]: undefined })).toEqual([member]);
    expect(saveArtifactInputSchema.safeParse({ ...said, tenantId: "acme" }).success).toBe(false);
  });
});

describe("what is asked for", () => {
  it("F-125: is 1 to 500 artifacts, 100 by default", () => {
    expect(listArtifactsInputSchema.parse({})).toEqual({ limit: 100 });
    expect(listArtifactsInputSchema.parse({ limit: "500" })).toEqual({ limit: 500 });
    expect(getArtifactInputSchema.parse({ datasetId: "d" })).toEqual({ datasetId: "d", limit: 100 });
    for (const limit of [0, -1, 501, 1.5, "many", ""]) {
      expect(listArtifactsInputSchema.safeParse({ limit }).success).toBe(false);
      expect(getArtifactInputSchema.safeParse({ datasetId: "d", limit }).success).toBe(false);
    }
  });

  it("is of one data set where one is named", () => {
    expect(getArtifactInputSchema.safeParse({}).success).toBe(false);
    expect(getArtifactInputSchema.safeParse({ datasetId: "d", datasetVersion: "" }).success).toBe(false);
    expect(getArtifactInputSchema.safeParse({ datasetId: "d", version: "1" }).success).toBe(false);
  });
});

it("what is answered is the stored artifact", () => {
  const artifact = buildArtifact();
  expect(savedArtifactSchema.parse({ ...artifact, recorded: true })).toEqual({ ...artifact, recorded: true });
  const point = { asOf: artifact.recordedAt, dataVersion: 1 };
  expect(artifactListSchema.parse({ items: [artifact], ...point })).toEqual({ items: [artifact], ...point });
  const none = { datasetId: "d", items: [], ...point };
  expect(datasetArtifactsSchema.parse(none)).toEqual(none);
});
