import { type AnalyticsArtifact, type ArtifactDraft, DomainError } from "@hoc/incident-schemas";

/** What a version of a data set must be told from another by. */
const CONTENT = ["inputWindowHash", "asOf", "computeCodeVersion"] as const satisfies readonly (keyof ArtifactDraft)[];

/**
 * The error for an artifact whose version is stored with other content; it names every field that differs. Nothing
 * when both say the same.
 *
 * @example artifactConflict(stored, { ...stored, computeCodeVersion: "2" })?.details.fields // [{ pointer: "/computeCodeVersion", … }]
 */
export function artifactConflict(stored: AnalyticsArtifact, draft: ArtifactDraft): DomainError | undefined {
  const differing = CONTENT.filter((field) => stored[field] !== draft[field]);
  if (differing.length === 0) return undefined;
  const { datasetId, datasetVersion, id: artifactId } = stored;
  return new DomainError(
    "artifact_conflict",
    `The version ${datasetVersion} of ${datasetId} is stored with another ${differing.join(", ")}; save what was ` +
      "computed anew under a version of its own.",
    {
      artifactId,
      fields: differing.map((field) => ({ pointer: `/${field}`, message: `is stored as ${stored[field]}` })),
    },
  );
}
