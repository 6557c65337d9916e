import type { Soc2Content } from "../../bundle/format.js";
import { attestationOf } from "./attestation.js";
import { soc2ControlsOf } from "./controls.js";

/** The rules `soc2-rules/1`: controls from the record, and the statement from the controls. */
export function deriveSoc2(content: Soc2Content): Soc2Content {
  const controls = soc2ControlsOf(content);
  return { ...content, controls, attestation: attestationOf(content, controls) };
}
