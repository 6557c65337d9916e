import { DomainError } from "@hoc/incident-schemas";

/**
 * The query of a request's address.
 *
 * @throws {DomainError} `invalid_input` when path or query has a `%` that begins no UTF-8, which would be read as something else.
 * @example queryOf("http://host/v1/incidents?limit=5").get("limit") // "5"
 */
export function queryOf(url: string): URLSearchParams {
  const { pathname, search, searchParams } = new URL(url);
  try {
    decodeURIComponent(pathname + search);
  } catch {
    throw new DomainError(
      "invalid_input",
      "The address has a % that is not followed by UTF-8 in hexadecimal digits; write % itself as %25.",
    );
  }
  return searchParams;
}
