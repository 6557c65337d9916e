import type { BudgetInPeriod, NewReservation, ReservationEnd } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { inPeriod, KEYS, newReservation } from "./budget-facts.js";
import type { OpenDriverSet } from "./driver-set.js";
import { DIGESTS, newCostRecord } from "./failure-facts.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";
import { STORABLE_TEXTS } from "./storable-texts.js";

const RELEASED = { outcome: "released", contentDigest: DIGESTS.second } as const;
const REFUSED_BY = { ...KEYS.tenant, period: "daily", periodStart: "2026-03-14T00:00:00.000000Z" } as const;

/** What the store of reservations must do. */
export function costReservationSuite(name: string, open: OpenDriverSet): void {
  suite(`the reservations on ${name}`, open, (openScene) => {
    const reserve = (scene: Scene, id: string, said: Partial<NewReservation> = {}) =>
      scene.write(({ costReservations }) =>
        costReservations.insertReservation(scene.tenantId, newReservation(scene, id, said)),
      );
    const end = (scene: Scene, id: string, how: ReservationEnd = RELEASED) =>
      scene.write(({ costReservations }) => costReservations.insertReservationEnd(scene.tenantId, id, how));
    const fetch = (scene: Scene, id: string) =>
      scene.read(({ costReservations }) => costReservations.fetchReservation(scene.tenantId, id));
    const reserved = async (scene: Scene, seconds: number, ...periods: BudgetInPeriod[]) => {
      const found = await scene.write(({ costReservations }) =>
        costReservations.fetchReserved(scene.tenantId, periods, scene.time(seconds)),
      );
      return found.map(({ micros }) => micros);
    };

    describe("a reservation", () => {
      it("is stored as it was said, and what was not said is null", async () => {
        const scene = openScene();
        scene.now(7.000001);
        const said = {
          userId: "bob",
          featureTag: "search",
          requestId: "request",
          workflowId: "workflow",
          runId: "run",
          skillId: "skill",
        };
        const full = newReservation(scene, "full", said);
        await reserve(scene, "full", said);
        await reserve(scene, "bare");
        const standing = { outcome: null, actualMicros: null, recordId: null, endedAt: null, endDigest: null };
        const given = { tenantId: scene.tenantId, recordedAt: scene.time(7.000001), sequence: 1, allowed: true };
        expect(await fetch(scene, "full")).toEqual({ ...full, ...given, ...standing });
        const nothing = { userId: null, featureTag: null, requestId: null, workflowId: null, runId: null };
        expect(await fetch(scene, "bare")).toMatchObject({ ...nothing, skillId: null });
        expect(await fetch(scene, "other")).toBeUndefined();
      });

      it("that is refused keeps which limit refused it", async () => {
        const scene = openScene();
        await reserve(scene, "a", { refusedBy: REFUSED_BY });
        await reserve(scene, "b", { refusedBy: { ...REFUSED_BY, ...KEYS.bob } });
        expect(await fetch(scene, "a")).toMatchObject({ allowed: false, refusedBy: REFUSED_BY });
        expect(await fetch(scene, "b")).toMatchObject({ refusedBy: { budgetType: "user", entityId: "bob" } });
      });

      it.each(STORABLE_TEXTS)("keeps %j as it is", async (text) => {
        const scene = openScene();
        const said = { userId: text, featureTag: text, model: text };
        await reserve(scene, text, said);
        expect(await fetch(scene, text)).toMatchObject({ reservationId: text, ...said });
        expect(await reserved(scene, 1, inPeriod({ budgetType: "user", entityId: text }, "daily"))).toEqual([100]);
      });

      it("has its id once, and ends once", async () => {
        const scene = openScene();
        await reserve(scene, "a");
        await expect(reserve(scene, "a")).rejects.toThrow();
        await end(scene, "a");
        await expect(end(scene, "a")).rejects.toThrow();
        await expect(end(scene, "nobody's")).rejects.toThrow();
      });

      it("ends with what it cost, or without, and is read as it stood at a point", async () => {
        const scene = openScene();
        await reserve(scene, "a");
        await reserve(scene, "b");
        const at = await scene.here();
        await scene.write(({ costs }) => costs.insertCostRecords(scene.tenantId, [newCostRecord(scene, "record")]));
        scene.now(9);
        const committed = { outcome: "committed", actualMicros: 0, recordId: "record" } as const;
        await end(scene, "a", { ...committed, contentDigest: DIGESTS.second });
        await end(scene, "b");
        const ended = { endedAt: scene.time(9), endDigest: DIGESTS.second };
        expect(await fetch(scene, "a")).toMatchObject({ ...committed, ...ended });
        expect(await fetch(scene, "b")).toMatchObject({ outcome: "released", actualMicros: null, recordId: null });
        const before = await scene.read(({ costReservations }) =>
          Promise.all([
            costReservations.fetchReservation(scene.tenantId, "a", at),
            costReservations.fetchReservation(scene.tenantId, "b", { ...at, sequence: 1 }),
          ]),
        );
        expect(before).toMatchObject([{ outcome: null, endedAt: null }, undefined]);
      });

      it("is for each tenant apart, and of the one that is locked", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        await reserve(scene, "a");
        expect(await fetch(stranger, "a")).toBeUndefined();
        await expect(end(stranger, "a")).rejects.toThrow();
        await reserve(stranger, "a");
        await end(stranger, "a");
        expect(await fetch(scene, "a")).toMatchObject({ outcome: null });
        expect(await reserved(scene, 1, inPeriod(KEYS.tenant, "daily"))).toEqual([100]);
        for (const foreign of [
          () =>
            scene.write(({ costReservations }) =>
              costReservations.insertReservation("other", newReservation(scene, "x")),
            ),
          () => scene.write(({ costReservations }) => costReservations.insertReservationEnd("other", "a", RELEASED)),
        ])
          await expect(foreign()).rejects.toMatchObject({ code: "tenant_mismatch" });
      });
    });

    describe("what is promised", () => {
      it("is what was allowed under the budget, in the order asked", async () => {
        const scene = openScene();
        await reserve(scene, "search", { featureTag: "search", estimateMicros: 1 });
        await reserve(scene, "bob", { userId: "bob", estimateMicros: 2 });
        await reserve(scene, "both", { userId: "bob", featureTag: "search", estimateMicros: 4 });
        await reserve(scene, "refused", { userId: "bob", refusedBy: REFUSED_BY, estimateMicros: 8 });
        const asked = [KEYS.bob, KEYS.tenant, KEYS.search].map((key) => inPeriod(key, "daily"));
        const nobody = inPeriod({ budgetType: "user", entityId: "eve" }, "monthly");
        expect(await reserved(scene, 1, ...asked, nobody)).toEqual([6, 7, 5, 0]);
        expect(await reserved(scene, 1)).toEqual([]);
      });

      it("is over at the very instant of its expiry, and with its end", async () => {
        const scene = openScene();
        const day = inPeriod(KEYS.tenant, "daily");
        await reserve(scene, "short", { expiresAt: scene.time(60), estimateMicros: 1 });
        await reserve(scene, "long", { estimateMicros: 2 });
        expect(await reserved(scene, 59.999999, day)).toEqual([3]);
        expect(await reserved(scene, 60, day)).toEqual([2]);
        await end(scene, "long");
        expect(await reserved(scene, 1, day)).toEqual([1]);
      });

      it("counts in every period while it is open, whichever it was made in", async () => {
        const scene = openScene();
        const expiresAt = scene.time(86_400 * 20);
        const at = (reservedAt: string, estimateMicros: number) => ({ reservedAt, expiresAt, estimateMicros });
        await reserve(scene, "last month", at("2026-02-28T23:59:59.999999Z", 8));
        await reserve(scene, "before", at("2026-03-13T23:59:59.999999Z", 1));
        await reserve(scene, "first", at("2026-03-14T00:00:00.000000Z", 2));
        const periods = [inPeriod(KEYS.tenant, "daily"), inPeriod(KEYS.tenant, "monthly")];
        expect(await reserved(scene, 1, ...periods)).toEqual([11, 11]);
      });
    });
  });
}
