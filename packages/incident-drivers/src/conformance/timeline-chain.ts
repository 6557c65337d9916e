import { createHash } from "node:crypto";
import type { IncidentEvent } from "@hoc/incident-schemas";
import { expect } from "vitest";

/**
 * Follows a timeline by its own links: positions without a gap, the first entry on the incident's genesis, every other
 * on its predecessor's leaf. The genesis is computed here from the published formula, not with the product's code.
 */
export function expectUnbrokenChain(tenantId: string, incidentId: string, entries: readonly IncidentEvent[]): void {
  const text = `{"incidentId":${JSON.stringify(incidentId)},"tenantId":${JSON.stringify(tenantId)},"v":1}`;
  let prev = createHash("sha256")
    .update(Buffer.from([3]))
    .update(text)
    .digest("hex");
  entries.forEach((entry, index) => {
    expect(entry).toMatchObject({ incidentId, sequenceNo: index + 1, prev });
    expect(entry.leaf).toMatch(/^[0-9a-f]{64}$/);
    prev = entry.leaf;
  });
}
