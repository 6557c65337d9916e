import { expect, it } from "vitest";
import { analyticsArtifactSchema } from "../analytics/artifact.js";
import { buildArtifact } from "./build-artifact.js";

it("puts in what the test cares about and leaves the rest plain", () => {
  expect(buildArtifact({ datasetVersion: "7" })).toMatchObject({ datasetVersion: "7", datasetId: "daily-costs" });
  expect(buildArtifact()).not.toBe(buildArtifact());
});

it("is an artifact", () => {
  expect(analyticsArtifactSchema.parse(buildArtifact())).toEqual(buildArtifact());
});
