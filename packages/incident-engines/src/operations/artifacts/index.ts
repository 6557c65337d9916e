import { get } from "./get.js";
import { list } from "./list.js";
import { save } from "./save.js";
import { saveAnalysis } from "./save-analysis.js";

/** The operations of the family `analytics.artifacts`. */
export const AnalyticsArtifactsHandler = { save, saveAnalysis, get, list } as const;
