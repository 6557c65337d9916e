import { type IncidentEvent, incidentExplanationSchema } from "@hoc/incident-schemas";
import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { buildIncident, fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { buildEntry, buildSources } from "../../../test/explanation-sources.js";
import { explainIncident } from "./explain-incident.js";

const { incident, named, tally } = buildSources();
const RECORDED = "2026-03-14T12:00:01.000000Z";

/** A tenant with `inc_1`, which follows on `inc_0`; what was asked of the ports is noted. */
function tenant(timeline: readonly IncidentEvent[] = [buildEntry({ sequence: 5, recordedAt: RECORDED })]) {
  const asked: [string, unknown, ReadPoint | undefined][] = [];
  const note = <Answer>(name: string, what: unknown, at: ReadPoint | undefined, answer: Answer) => {
    asked.push([name, what, at]);
    return Promise.resolve(answer);
  };
  const ports = stubPorts({
    readPoints: {
      findProgress: async () => ({ lastSequence: 90, lastRecordedAt: RECORDED }),
      findSequenceAt: async () => 7,
    },
    incidentRead: {
      getIncident: (_tenantId, id, at) => {
        const found = { inc_1: { ...incident, previousIncidentId: "inc_0" }, inc_0: buildIncident({ id: "inc_0" }) }[
          id
        ];
        return note("incident", id, at, found);
      },
      getIncidentEvents: (_tenantId, _id, { afterSequenceNo, limit, at }) =>
        note(
          "timeline",
          afterSequenceNo,
          at,
          timeline.filter(({ sequenceNo }) => sequenceNo > afterSequenceNo).slice(0, limit),
        ),
      findPersonSeverity: (_tenantId, _id, at) => note("person", undefined, at, undefined),
    },
    signals: {
      findIncidentSignals: (_tenantId, _id, ids, at) => note("named", ids, at, [...named]),
      tallySignals: (_tenantId, _id, at) => note("tally", undefined, at, [...tally]),
      fetchRunningTotals: (_tenantId, _id, sequences) => note("totals", sequences, undefined, []),
    },
  });
  const explain = (incidentId: string, asOf?: string) =>
    explainIncident({ ports, clock: fixedClock("2026-03-14T12:10:00.000000Z") }, "acme", { incidentId, asOf });
  return { explain, asked };
}

describe("explainIncident", () => {
  it("reads everything at one point, and the earlier incident where the tenant stood at the opening", async () => {
    const { explain, asked } = tenant();
    const asOf = "2026-03-14T12:00:00.500000Z";
    const answer = await explain("inc_1", asOf);
    expect(incidentExplanationSchema.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ asOf, dataVersion: 7, opening: { previous: { incidentId: "inc_0" } } });
    const at = { asOf, sequence: 7, isLatest: false };
    expect(asked).toEqual([
      ["incident", "inc_1", at],
      ["timeline", 0, at],
      ["named", ["s1"], at],
      ["incident", "inc_0", { asOf: RECORDED, sequence: 5, isLatest: false }],
      ["tally", undefined, at],
      ["totals", [1], undefined],
      ["person", undefined, at],
    ]);
  });

  it("asks for the signals of rises and for what had come by each decision of a person", async () => {
    const { explain, asked } = tenant([
      buildEntry(),
      buildEntry({ sequenceNo: 2, sequence: 20, eventType: "severity_escalated", data: { signalId: "s9" } }),
      buildEntry({ sequenceNo: 3, sequence: 30, eventType: "severity_set", data: {} }),
      buildEntry({ sequenceNo: 4, sequence: 40, eventType: "late_signals", data: { signalId: "s10" } }),
    ]);
    await explain("inc_1");
    expect(asked.find(([name]) => name === "named")?.[1]).toEqual(["s1", "s9"]);
    expect(asked.find(([name]) => name === "totals")?.[1]).toEqual([1, 30]);
  });

  it("reads a timeline of any length to its end", async () => {
    const notes = Array.from({ length: 1_500 }, (_, index) =>
      buildEntry({ sequenceNo: index + 2, eventType: "note_added", data: {} }),
    );
    const last = buildEntry({ sequenceNo: 1_502, eventType: "severity_set", data: { severity: "low" } });
    const { severity } = await tenant([buildEntry(), ...notes, last]).explain("inc_1");
    expect(severity.setByPeople.map(({ sequenceNo }) => sequenceNo)).toEqual([1_502]);
  });

  it("knows no incident that the tenant does not have", async () => {
    await expect(tenant().explain("inc_9")).rejects.toMatchObject({ code: "incident_not_found" });
  });
});
