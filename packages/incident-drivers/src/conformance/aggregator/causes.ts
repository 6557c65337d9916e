import { describe, expect, it } from "vitest";
import type { NewScene } from "../run-suite.js";

/** A signal joins the incident of what it stems from, whatever its own key says. */
export function causeTests(open: NewScene): void {
  const cause = { kind: "call", reference: "root" } as const;

  describe("a named cause", () => {
    it("that is in an open incident draws the signal there", async () => {
      const scene = open();
      const root = await scene.taken({ at: 0, ...cause });
      expect(await scene.recordOne({ at: 5_000, fingerprint: "other", causedBy: cause })).toEqual({
        signalId: "s2",
        outcome: "attached",
        incidentId: root,
      });
      const [, stored] = await scene.signalsOf(root);
      expect(stored).toMatchObject({ causedBy: cause, fingerprint: "other" });
    });

    it("that is in an incident inside its cooldown makes the signal late there; after it, the own key decides", async () => {
      const scene = open();
      const root = await scene.taken({ at: 0, ...cause });
      await scene.resolve(root, 100);
      expect(await scene.recordOne({ at: 159, fingerprint: "x", causedBy: cause })).toMatchObject({
        outcome: "late",
        incidentId: root,
      });
      expect(await scene.recordOne({ at: 160, fingerprint: "x", causedBy: cause })).toMatchObject({
        outcome: "opened",
      });
    });

    it("chains need no walking", async () => {
      const scene = open();
      const root = await scene.taken({ at: 0, ...cause });
      await scene.record({ at: 1, fingerprint: "b", kind: "run", reference: "middle", causedBy: cause });
      const last = { at: 2, fingerprint: "c", causedBy: { kind: "run", reference: "middle" } as const };
      expect(await scene.taken(last)).toBe(root);
    });

    it("the newest signal of the reference decides", async () => {
      const scene = open();
      await scene.record({ at: 0, fingerprint: "old", ...cause });
      const newer = await scene.taken({ at: 1, fingerprint: "new", ...cause });
      expect(await scene.taken({ at: 2, fingerprint: "x", causedBy: cause })).toBe(newer);
    });

    it("it is found in the same batch too", async () => {
      const scene = open();
      const [old, newer, caused] = await scene.record(
        { at: 0, fingerprint: "old", ...cause },
        { at: 1, fingerprint: "new", ...cause },
        { at: 2, fingerprint: "x", causedBy: cause },
      );
      expect(caused?.incidentId).toBe(newer?.incidentId);
      expect(caused?.incidentId).not.toBe(old?.incidentId);
    });

    it("a cause that arrives later re-groups nothing", async () => {
      const scene = open();
      const early = await scene.taken({ at: 0, fingerprint: "x", causedBy: cause });
      const root = await scene.taken({ at: 1, ...cause });
      expect(root).not.toBe(early);
      expect(await scene.incident(early)).toMatchObject({ signalCount: 1 });
    });

    it("kind and reference both have to match, inside the tenant", async () => {
      const scene = open();
      const root = await scene.taken({ at: 0, kind: "run", reference: "root" });
      await open().record({ at: 0, ...cause });
      expect(await scene.taken({ at: 1, fingerprint: "x", causedBy: cause })).not.toBe(root);
    });
  });
}
