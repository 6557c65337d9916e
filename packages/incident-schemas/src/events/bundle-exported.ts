import { z } from "zod";
import { BUNDLE_TYPES, EXPORT_FORMATS } from "../exports/export-kind.js";
import { sha256HexSchema } from "../primitives/sha256.js";
import { eventText, lifecycleEventSchema } from "./envelope.js";

/** Evidence of an incident was exported. */
export const bundleExportedSchema = lifecycleEventSchema("incidents.BundleExported", {
  exportId: eventText,
  bundleId: eventText,
  bundleType: z.enum(BUNDLE_TYPES),
  format: z.enum(EXPORT_FORMATS),
  contentDigest: sha256HexSchema,
});
