import { get } from "./get.js";
import { list } from "./list.js";
import { save } from "./save.js";

/** The operations of the family `analytics.artifacts`. */
export const AnalyticsArtifactsHandler = { save, get, list } as const;
