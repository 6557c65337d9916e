import { DomainError } from "@hoc/incident-schemas";

/**
 * The tag of an incident's version. It names the state that transitions change; counts move under the same tag.
 *
 * @example etagOf({ version: 3 }) // '"3"'
 */
export function etagOf(output: unknown): string | undefined {
  if (typeof output !== "object" || output === null || !("version" in output)) return undefined;
  return typeof output.version === "number" ? `"${output.version}"` : undefined;
}

/**
 * The version that an `If-Match` header expects; `undefined` when it is absent or `*`, which any version matches.
 *
 * @throws {DomainError} `invalid_input` when it is anything but one tag as {@link etagOf} writes them.
 */
export function expectedVersionOf(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === "*") return undefined;
  const version = /^"([1-9]\d{0,14})"$/.exec(ifMatch.trim())?.[1];
  if (version === undefined)
    throw new DomainError(
      "invalid_input",
      'If-Match must be one tag as ETag gave it, such as "3" with its quotes, or *.',
    );
  return Number(version);
}
