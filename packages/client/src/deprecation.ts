/** That an endpoint goes some day, as an answer of it said. */
export interface DeprecationNotice {
  /** The operation that was called. */
  readonly operation: string;
  /** Since when nobody should begin to use it; null when the server did not say. */
  readonly since: Date | null;
  /** From when on it may be gone; null when the server did not say. */
  readonly sunset: Date | null;
  /** The path to use instead; null when there is none. */
  readonly successor: string | null;
}

/**
 * What an answer says of its endpoint's end (`Deprecation` of RFC 9745, `Sunset` of RFC 8594); undefined when nothing.
 *
 * @example deprecationIn("incidents.query.listIncidents", headers)?.successor // "/v1/incidents/active"
 */
export function deprecationIn(operation: string, headers: Headers): DeprecationNotice | undefined {
  const deprecation = headers.get("deprecation");
  const sunset = headers.get("sunset");
  if (deprecation === null && sunset === null) return undefined;
  const seconds = /^@(-?\d+)$/.exec(deprecation ?? "")?.[1];
  return {
    operation,
    since: seconds === undefined ? null : dateOf(Number(seconds) * 1_000),
    sunset: dateOf(Date.parse(sunset ?? "")),
    successor: /<([^>]*)>\s*;[^,]*rel="?successor-version"?/.exec(headers.get("link") ?? "")?.[1] ?? null,
  };
}

function dateOf(milliseconds: number): Date | null {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? null : date;
}
