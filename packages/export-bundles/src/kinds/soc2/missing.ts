import { instantText } from "../../text/instant.js";
import { type Assessment, notMet, notYetDue, unknown } from "./assessment.js";
import type { Soc2Case } from "./soc2-case.js";

/**
 * What it comes to that a step of handling is not recorded: not met once the incident is over or its time to resolve
 * has passed, and not yet due before.
 */
export function missing({ resolution, handlingDue, asOf, start }: Soc2Case, sentence: string): Assessment {
  if (resolution !== undefined)
    return notMet(
      `${sentence}, and the incident is over since ${instantText(resolution.at)}.`,
      [resolution.id],
      handlingDue,
    );
  if (handlingDue === undefined)
    return unknown(`${sentence}; by when it is due depends on a hidden severity.`, [start.id]);
  const due = instantText(handlingDue);
  if (asOf <= handlingDue) return notYetDue(`${sentence}; it is due by ${due}.`, [start.id], handlingDue);
  return notMet(`${sentence}, although it was due by ${due}.`, [start.id], handlingDue);
}
