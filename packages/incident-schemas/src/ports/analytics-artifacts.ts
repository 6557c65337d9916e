import type { AnalyticsArtifact, ArtifactDraft } from "../analytics/artifact.js";
import type { ReadPoint } from "./read-point.js";

/** What {@link AnalyticsArtifactsDriver.saveArtifact} answers. */
export interface SavedArtifact {
  readonly artifact: AnalyticsArtifact;
  /** Whether this call stored it. */
  readonly recorded: boolean;
}

/** Stores and reads the artifacts of analytics. They are added, never changed. */
export interface AnalyticsArtifactsDriver {
  /** Stores an artifact unless its data set has this version already, and gives the stored one, whatever it says. */
  saveArtifact(tenantId: string, draft: ArtifactDraft): Promise<SavedArtifact>;
  /** At most `limit` artifacts of a data set, newest first; only those of the version when one is named. */
  getArtifact(
    tenantId: string,
    wanted: {
      readonly datasetId: string;
      readonly datasetVersion?: string | undefined;
      readonly limit: number;
      readonly at?: ReadPoint;
    },
  ): Promise<AnalyticsArtifact[]>;
  /** At most `limit` artifacts, newest first. */
  listArtifacts(tenantId: string, limit: number, at?: ReadPoint): Promise<AnalyticsArtifact[]>;
}
