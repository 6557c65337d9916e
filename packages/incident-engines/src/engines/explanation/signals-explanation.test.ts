import type { SignalTally } from "@hoc/incident-schemas/ports";
import { expect, it } from "vitest";
import { buildSources } from "../../../test/explanation-sources.js";
import { signalsExplanation } from "./signals-explanation.js";

const at = (minute: number) => `2026-03-14T12:${minute}:00.000000Z`;

const alike = (
  absorption: SignalTally["absorption"],
  triggerType: string,
  count: number,
  from: number,
): SignalTally => ({
  absorption,
  triggerType,
  initialSeverity: null,
  count,
  firstReceivedAt: at(from),
  lastReceivedAt: at(from + 5),
});

it("adds up what is stored, by how it was taken and by trigger type", () => {
  const { incident } = buildSources();
  const tally = [
    alike("attached", "freeze", 3, 30),
    alike("attached", "rate_limit", 2, 20),
    alike("late", "freeze", 1, 40),
    alike("opened", "freeze", 1, 25),
    alike("cleared", "all_well", 4, 50),
  ];
  const counted = { signalCount: 6, lateSignals: 1, callsAffected: 5, costMicros: 42 };
  expect(signalsExplanation(buildSources({ incident: { ...incident, ...counted }, tally }))).toEqual({
    ...counted,
    firstSignalAt: incident.startedAt,
    lastSignalAt: incident.lastSignalAt,
    stored: { opened: 1, attached: 5, overflow: 0, late: 1, cleared: 4 },
    byTriggerType: { freeze: 5, rate_limit: 2 },
    firstReceivedAt: at(20),
    lastReceivedAt: at(55),
  });
});

it("keeps the counts when no signal is stored any more", () => {
  expect(signalsExplanation(buildSources({ tally: [] }))).toMatchObject({
    signalCount: 1,
    stored: { opened: 0 },
    byTriggerType: {},
    firstReceivedAt: null,
    lastReceivedAt: null,
  });
});
