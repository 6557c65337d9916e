import { describe, expect, it } from "vitest";
import type { NewScene } from "../run-suite.js";

/** How bad an incident is: the highest of what its signals say, what their number says, and what a person says. */
export function severityTests(open: NewScene): void {
  const many = (count: number, at: number) =>
    Array.from({ length: count }, (_, index) => ({ at: at + index / 1000, triggerType: "rate_limit" }));
  const one = (at: number) => ({ at, triggerType: "rate_limit" });

  describe("the severity of an incident", () => {
    it("F-039: begins with the higher of the trigger's and the stated one", async () => {
      const scene = open();
      const severityOf = async (wish: object, fingerprint: string) =>
        (await scene.incident(await scene.taken({ at: 0, fingerprint, ...wish }))).severity;
      expect(await severityOf({ triggerType: "rate_limit" }, "a")).toBe("medium");
      expect(await severityOf({ triggerType: "policy_violation", initialSeverity: "high" }, "b")).toBe("high");
      expect(await severityOf({ triggerType: "freeze", initialSeverity: "low" }, "c")).toBe("critical");
      expect(await severityOf({ triggerType: "hosts.own" }, "d")).toBe("medium");
    });

    it("rises with each threshold that the count of signals reaches, with one entry and one event a step", async () => {
      const scene = open();
      const id = await scene.taken(one(0));
      await scene.newEvents();
      await scene.record(...many(48, 1));
      expect((await scene.incident(id)).severity).toBe("medium");
      await scene.record(one(2));
      expect((await scene.incident(id)).severity).toBe("high");
      await scene.record(...many(150, 3));
      expect((await scene.incident(id)).severity).toBe("critical");
      const steps = [
        { fromSeverity: "medium", severity: "high", signalCount: 50 },
        { fromSeverity: "high", severity: "critical", signalCount: 200 },
      ];
      const entries = (await scene.timeline(id)).filter(({ eventType }) => eventType === "severity_escalated");
      expect(entries.map(({ data }) => data)).toMatchObject(steps);
      expect(await scene.newEvents()).toMatchObject(
        steps.map((step) => ({ eventType: "incidents.SeverityEscalated", ...step })),
      );
    });

    it("two thresholds crossed within one batch are two steps, as they would be in two batches", async () => {
      const scene = open();
      const [first] = await scene.record(...many(200, 0));
      const entries = await scene.timeline(String(first?.incidentId));
      expect(entries.map(({ eventType }) => eventType)).toEqual([
        "incident_created",
        "severity_escalated",
        "severity_escalated",
      ]);
    });

    it("rises with a signal that states more, and never falls by itself", async () => {
      const scene = open();
      const id = await scene.taken(one(0));
      await scene.record({ ...one(1), initialSeverity: "high" }, { ...one(2), initialSeverity: "low" });
      expect((await scene.incident(id)).severity).toBe("high");
    });

    it("late signals raise nothing", async () => {
      const scene = open();
      const id = await scene.taken(one(0));
      await scene.resolve(id, 1);
      await scene.record({ ...one(2), initialSeverity: "critical" }, ...many(60, 3));
      expect(await scene.incident(id)).toMatchObject({ severity: "medium", lateSignals: 61 });
    });

    it("one that a person lowered holds, and impact counts from there", async () => {
      const scene = open();
      const [first] = await scene.record(...many(60, 0));
      const id = String(first?.incidentId);
      expect(await scene.setSeverity(id, "low", 10)).toMatchObject({ severity: "low", version: 2 });
      await scene.record(...many(9, 11));
      expect((await scene.incident(id)).severity).toBe("low");
      await scene.record(one(12));
      expect((await scene.incident(id)).severity).toBe("medium");
    });

    it("of a person's own incident is what the person said", async () => {
      const scene = open();
      const manual = { at: 0, kind: "manual", triggerType: "manual", reference: "m" } as const;
      const id = await scene.taken({ ...manual, initialSeverity: "low" });
      expect((await scene.incident(id)).severity).toBe("low");
      await scene.record({ ...one(1), fingerprint: "x", causedBy: { kind: "manual", reference: "m" } });
      expect(await scene.incident(id)).toMatchObject({ severity: "low", signalCount: 2 });
      await scene.record({
        at: 2,
        fingerprint: "x",
        triggerType: "freeze",
        causedBy: { kind: "manual", reference: "m" },
      });
      expect(await scene.incident(id)).toMatchObject({ severity: "critical", signalCount: 3 });
    });

    it("raising does not start the count of impact anew", async () => {
      const scene = open();
      const [first] = await scene.record(...many(45, 0));
      const id = String(first?.incidentId);
      await scene.setSeverity(id, "high", 10);
      await scene.record(...many(154, 11));
      expect(await scene.incident(id)).toMatchObject({ severity: "high", signalCount: 199 });
      await scene.record(one(12));
      expect(await scene.incident(id)).toMatchObject({ severity: "critical", signalCount: 200 });
    });

    it("raising after lowering keeps counting from the lowering", async () => {
      const scene = open();
      const [first] = await scene.record(...many(100, 0));
      const id = String(first?.incidentId);
      await scene.setSeverity(id, "low", 10);
      await scene.record(...many(5, 11));
      await scene.setSeverity(id, "medium", 12);
      await scene.record(...many(44, 13));
      expect((await scene.incident(id)).severity).toBe("medium");
      await scene.record(one(14));
      expect(await scene.incident(id)).toMatchObject({ severity: "high", signalCount: 150 });
    });
  });
}
