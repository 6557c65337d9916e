import type { AnalyticsArtifact } from "../analytics/artifact.js";

const PLAIN_ARTIFACT: AnalyticsArtifact = {
  id: "art_1",
  tenantId: "acme",
  datasetId: "daily-costs",
  datasetVersion: "2026-03-14",
  inputWindowHash: "0".repeat(64),
  asOf: "2026-03-14T12:00:00.000000Z",
  computeCodeVersion: "1.0.0",
  createdAt: "2026-03-14T12:00:00.000000Z",
  recordedAt: "2026-03-14T12:00:00.000000Z",
  sequence: 1,
};

/**
 * A stored artifact of analytics, with what a test cares about put in.
 *
 * @example buildArtifact({ datasetVersion: "7" })
 */
export function buildArtifact(overrides: Partial<AnalyticsArtifact> = {}): AnalyticsArtifact {
  return { ...PLAIN_ARTIFACT, ...overrides };
}
