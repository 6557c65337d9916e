import { describe, expect, it } from "vitest";
import { largestIncidents, Tallying } from "./tally.js";

describe("Tallying", () => {
  it("counts outcomes, conflicts and signals of incidents", () => {
    const tally = new Tallying();
    tally.add([
      { signalId: "1", outcome: "opened", incidentId: "b" },
      { signalId: "2", outcome: "attached", incidentId: "b" },
      { signalId: "3", outcome: "opened", incidentId: "a" },
    ]);
    tally.add([
      { signalId: "1", outcome: "duplicate", incidentId: "b", conflict: true },
      { signalId: "4", outcome: "noted", incidentId: null },
    ]);
    expect(tally).toMatchObject({ signals: 5, conflicts: 1 });
    expect(tally.outcomes).toEqual({ opened: 2, attached: 1, duplicate: 1, noted: 1 });
    expect(largestIncidents(tally, 1)).toEqual(["b"]);
    expect(largestIncidents(tally, 5)).toEqual(["b", "a"]);
  });
});
