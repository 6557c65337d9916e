/** That an endpoint goes, and what takes its place. */
export interface Deprecation {
  /** The UTC day from which on nobody should begin to use it, such as `2026-11-22`. */
  readonly since: string;
  /** The UTC day from which on it may be gone. */
  readonly sunset: string;
  /** The path to use instead. */
  readonly successor: string;
}

/**
 * The headers by which every answer of a deprecated endpoint says so: `Deprecation` as in RFC 9745, `Sunset` as in RFC
 * 8594, and a `Link` to what takes its place.
 *
 * @example deprecationHeaders({ since: "2026-11-22", sunset: "2027-11-30", successor: "/v1/new" }).deprecation // "@1795305600"
 */
export function deprecationHeaders({ since, sunset, successor }: Deprecation) {
  return {
    deprecation: `@${Date.parse(since) / 1_000}`,
    sunset: new Date(sunset).toUTCString(),
    link: `<${successor}>; rel="successor-version"`,
  } as const;
}

/**
 * The same for whoever reads the API's description.
 *
 * @example deprecationText({ since: "2026-11-22", sunset: "2027-11-30", successor: "/v1/new" }) // "Deprecated since 2026-11-22 …"
 */
export function deprecationText({ since, sunset, successor }: Deprecation): string {
  return `Deprecated since ${since} and may be gone from ${sunset} on: use \`${successor}\` instead.`;
}
