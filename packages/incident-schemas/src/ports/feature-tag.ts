import type { FeatureTag } from "../cost/feature-tag.js";
import type { NewestFirstPage } from "./read-point.js";

/** A feature that is about to be named. */
export type NewFeatureTag = Pick<FeatureTag, "tag" | "displayName" | "isActive">;

/** Keeps how features are called. Every name is added; the last of a tag counts. */
export interface FeatureTagDriver {
  /** Stores a name and gives it. */
  insertFeatureTag(tenantId: string, feature: NewFeatureTag): Promise<FeatureTag>;
  /** The last name of a tag. */
  fetchFeatureTag(tenantId: string, tag: string): Promise<FeatureTag | undefined>;
  /** The last name of each tag by the point, the last named first. */
  listFeatureTags(tenantId: string, page: NewestFirstPage): Promise<FeatureTag[]>;
}
