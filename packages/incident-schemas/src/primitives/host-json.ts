/**
 * JSON as a host sent it, in the canonical form of RFC 8785: the order of members does not matter, and what was stored
 * as JSON and read back is written alike. Unlike `canonicalJson` it takes fractions and whatever else a host's JSON may
 * hold; what both take they write alike.
 *
 * @example hostJsonText({ score: 0.87, rule: "PII_SSN" }) // '{"rule":"PII_SSN","score":0.87}'
 */
export function hostJsonText(value: unknown): string {
  return write(JSON.parse(JSON.stringify(value)));
}

function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${write(member)}`).join(",")}}`;
}
