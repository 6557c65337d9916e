import { canonicalJson, instantSchema, parseInput, sha256HexSchema } from "@hoc/incident-schemas";
import { z } from "zod";
import { sha256Hex } from "../sha256.js";

/** Version of the form below: a member more is another version. */
const WINDOW = "input-window/v1";

const windowSchema = z
  .strictObject({
    filters: z.record(z.string(), z.unknown()),
    windowStart: instantSchema,
    windowEnd: instantSchema,
    rowDigests: z.array(sha256HexSchema),
  })
  .refine(({ windowStart, windowEnd }) => windowStart <= windowEnd, {
    path: ["windowEnd"],
    error: "must not lie before windowStart",
  });

/** The data that went into a result of analytics. */
export interface InputWindow {
  /** By what the rows were chosen: plain JSON with whole numbers; a member that does not count is left out. */
  readonly filters: Readonly<Record<string, unknown>>;
  /** RFC 3339 with a zone, as is `windowEnd`. */
  readonly windowStart: string;
  readonly windowEnd: string;
  /** SHA-256 in lower-case hex of every row, in any order. */
  readonly rowDigests: readonly string[];
}

/**
 * SHA-256 in hex of the data that went into a result, by which the same data is recognised: the `inputWindowHash` of an
 * artifact. The same window gives the same hash, whatever the order of rows and of filters, and whatever the zone that
 * its instants are written in. A row that occurs twice counts twice.
 *
 * @throws DomainError `invalid_input` that names what is malformed
 * @throws CanonicalJsonError when a filter has no canonical form, such as a fraction
 * @example inputWindowHash({ filters: { severity: "high" }, windowStart: "2026-03-14T00:00:00Z",
 *   windowEnd: "2026-03-15T00:00:00Z", rowDigests: [] }) // "…", 64 digits
 */
export function inputWindowHash(window: InputWindow): string {
  const { rowDigests, ...rest } = parseInput(windowSchema, window);
  return sha256Hex(canonicalJson({ form: WINDOW, ...rest, rowDigests: [...rowDigests].sort() }));
}
