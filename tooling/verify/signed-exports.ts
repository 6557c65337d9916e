import { exportSettingsSchema } from "@hoc/incident-schemas";
import type { ExportOutlets } from "@hoc/incident-schemas/ports";
import { issuer } from "../../packages/export-bundles/test/keys.js";

/** What exports of a verification go out by: signed with a key that is known to everybody, and without reports. */
export const SIGNED_EXPORTS: ExportOutlets = {
  signer: issuer,
  pdf: undefined,
  settings: exportSettingsSchema.parse({}),
};
