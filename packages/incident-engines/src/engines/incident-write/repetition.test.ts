import { LIFECYCLE_STATES, STATUS_OF_LIFECYCLE, TRANSITIONS } from "@hoc/incident-schemas";
import { buildIncident, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { isRepetition } from "./repetition.js";

const REPEATABLE = ["ACTIVE reopen", "ACKED acknowledge", "RESOLVED resolve", "RESOLVED close", "RESOLVED autoResolve"];
const cells = LIFECYCLE_STATES.flatMap((state) => TRANSITIONS.map((transition) => [state, transition] as const));
const portsWith = (digest: string | null) => stubPorts({ incidentWrite: { lastTransitionDigest: async () => digest } });

it.each(cells)(
  "when %s, %s can be a repetition only in the state that it leads to",
  async (lifecycleState, transition) => {
    const incident = buildIncident({ lifecycleState, status: STATUS_OF_LIFECYCLE[lifecycleState] });
    expect(await isRepetition(portsWith("same"), incident, transition, "same")).toBe(
      REPEATABLE.includes(`${lifecycleState} ${transition}`),
    );
    expect(await isRepetition(portsWith("other"), incident, transition, "same")).toBe(false);
    expect(await isRepetition(portsWith(null), incident, transition, "same")).toBe(false);
  },
);
