import { jsonDigest } from "../json-digest.js";

/**
 * What a list selects, in short: by it a cursor tells that it was given out to another tenant or for other filters. A
 * filter that is undefined is one that was not given.
 *
 * @example newestFirst("runs", [selectionOf("acme", { outcome: "FAILURE" })])
 */
export function selectionOf(tenantId: string, filters: object): string {
  return jsonDigest({ tenantId, filters }).slice(0, 16);
}
