import type { FeatureTag } from "@hoc/incident-schemas";
import type { IncidentPorts, NewFeatureTag } from "@hoc/incident-schemas/ports";
import type { Writing } from "../writing.js";

/** A feature as it is called now, and whether that is new. */
export interface NamedFeature {
  readonly feature: FeatureTag;
  readonly changed: boolean;
}

/**
 * Says how a feature is called where customers read of it. What was said before stays stored; what is said again changes
 * nothing.
 *
 * @example const { feature, changed } = await nameFeature({ ports, actor }, "acme", { tag: "chat", displayName: "Chat", isActive: true })
 */
export async function nameFeature(
  {
    ports,
    actor,
  }: { readonly ports: Pick<IncidentPorts, "featureTags" | "audit" | "recordedAt"> } & Pick<Writing, "actor">,
  tenantId: string,
  { tag, displayName, isActive }: NewFeatureTag,
): Promise<NamedFeature> {
  const before = await ports.featureTags.fetchFeatureTag(tenantId, tag);
  if (before?.displayName === displayName && before.isActive === isActive) return { feature: before, changed: false };
  const feature = await ports.featureTags.insertFeatureTag(tenantId, { tag, displayName, isActive });
  await ports.audit.append(tenantId, [
    {
      eventType: "FeatureNamed",
      entityType: "FEATURE_TAG",
      entityId: tag,
      actor,
      reason: null,
      before: before === undefined ? null : { displayName: before.displayName, isActive: before.isActive },
      after: { displayName, isActive },
      at: ports.recordedAt,
    },
  ]);
  return { feature, changed: true };
}
