import { exportSettingsSchema } from "@hoc/incident-schemas";
import type { ExportOutlets } from "@hoc/incident-schemas/ports";

/**
 * What exports have of the outside where a host gives nothing: no key, so that they are refused, and default settings.
 *
 * @example createOperations({ unitOfWork }) // exports answer `signer_missing`
 */
export const DEFAULT_OUTLETS: ExportOutlets = Object.freeze({
  signer: undefined,
  pdf: undefined,
  settings: exportSettingsSchema.parse({}),
});
