import { z } from "zod";
import { BUNDLE_FORMAT, bundleSchema } from "../bundle/format.js";

/**
 * The JSON Schema (2020-12) of a bundle, for implementers in other languages. What a schema cannot say, such as that an
 * instant is of a day which the calendar has, a verifier checks beside it.
 */
export function bundleJsonSchema(): Readonly<Record<string, unknown>> {
  return { title: BUNDLE_FORMAT, ...z.toJSONSchema(bundleSchema, { target: "draft-2020-12", reused: "ref" }) };
}
