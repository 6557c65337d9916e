import { buildIncident } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { relatedIncidents } from "./related-incidents.js";

const at = (minute: number) => `2026-03-14T12:${String(minute).padStart(2, "0")}:00.000000Z`;
const incident = (id: string, minute: number) => buildIncident({ id, createdAt: at(minute) });
const shown = (sources: Parameters<typeof relatedIncidents>[1]) =>
  relatedIncidents({ id: "self" }, sources).map(({ incidentId, relation }) => `${incidentId} ${relation}`);

describe("relatedIncidents", () => {
  it("are newest first, ties by id, without the incident itself", () => {
    const recurrence = [incident("c", 1), incident("self", 2), incident("b", 3), incident("a", 1)];
    expect(shown({ sameRun: [incident("d", 2)], recurrence })).toEqual([
      "b recurrence",
      "d same_run",
      "a recurrence",
      "c recurrence",
    ]);
  });

  it("name an incident once, and its run before all else", () => {
    expect(shown({ sameRun: [incident("a", 1)], recurrence: [incident("a", 1)] })).toEqual(["a same_run"]);
  });

  it("are at most fifty", () => {
    const recurrence = Array.from({ length: 51 }, (_, minute) => incident(`i${minute}`, minute));
    const related = shown({ sameRun: [], recurrence });
    expect([related.length, related[0], related.at(-1)]).toEqual([50, "i50 recurrence", "i1 recurrence"]);
  });
});
