import { ABSORPTIONS, type RecordOutcome } from "@hoc/incident-schemas";
import type { Tally } from "./tally.js";
import { countText } from "./terminal/text-table.js";

const MEANINGS = {
  opened: "opened an incident",
  attached: "joined an open incident",
  late: "belong to an incident that is over",
  overflow: "went to the overflow incident: the hourly cap was reached",
  suppressed: "were covered by a policy",
  cleared: "said that an open incident is well again",
  noted: "said that all is well where nothing was open",
  duplicate: "were there before",
} as const satisfies Record<RecordOutcome, string>;

/** How many signals came to an outcome, and what that means in words. */
export interface OutcomeCount {
  readonly outcome: RecordOutcome;
  readonly count: number;
  readonly meaning: string;
}

/** The outcomes that there were, in a fixed order. */
export function outcomesOf({ outcomes }: Pick<Tally, "outcomes">): OutcomeCount[] {
  return [...ABSORPTIONS, "duplicate" as const].flatMap((outcome) => {
    const count = outcomes[outcome];
    return count === undefined ? [] : [{ outcome, count, meaning: MEANINGS[outcome] }];
  });
}

/** What there is to say about signals that came again with something else in them. */
export function conflictText({ conflicts }: Pick<Tally, "conflicts">): string | undefined {
  return conflicts === 0
    ? undefined
    : `${countText(conflicts)} of the duplicates say something else than before; the first stands`;
}
