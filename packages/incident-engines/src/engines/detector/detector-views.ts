import { DETECTOR_IDS, type DetectorView, detectorParametersSchema } from "@hoc/incident-schemas";
import { DETECTORS } from "./detectors.js";

/** What the detectors go by unless they are told otherwise. */
export const DEFAULT_PARAMETERS = detectorParametersSchema.parse({});

/**
 * The detectors as they are shown, in a fixed order, with their defaults.
 *
 * @example detectorViews().map(({ detectorId }) => detectorId) // ["step_repetition", …]
 */
export function detectorViews(): DetectorView[] {
  return DETECTOR_IDS.map((detectorId) => ({
    detectorId,
    ...DETECTORS[detectorId],
    parameters: { ...DEFAULT_PARAMETERS[detectorId] },
  }));
}
