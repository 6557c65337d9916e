import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";
import { idsOf, webhooksIn } from "./webhook-scene.js";

/** What queueing, claiming, settling and replaying of webhooks must do. */
export function webhookDeliverySuite(name: string, open: OpenDriverSet): void {
  suite(`the webhook deliveries on ${name}`, open, (openScene) => {
    const setUp = async () => {
      const scene = openScene();
      const hooks = webhooksIn(scene);
      await hooks.addEndpoint();
      return { scene, hooks };
    };
    const eventIds = (events: readonly { readonly eventId: string }[]) => events.map(({ eventId }) => eventId);

    describe("queueing", () => {
      it("puts an event once for each endpoint, and shows it as one that waits", async () => {
        const { scene, hooks } = await setUp();
        await hooks.addEndpoint({ endpointId: "whe_2" });
        const [event] = await hooks.announce("inc_1");
        if (event === undefined) throw new Error("nothing was announced");
        expect(await hooks.enqueue(event, 5)).toBe(2);
        expect(await hooks.enqueue(event, 6)).toBe(0);
        expect(await hooks.deliveries()).toEqual([
          {
            endpointId: "whe_1",
            eventId: event.eventId,
            eventType: "incidents.IncidentNoteAdded",
            incidentId: "inc_1",
            status: "pending",
            attempts: 0,
            replays: 0,
            queuedAt: scene.time(5),
            nextAttemptAt: scene.time(5),
            endedAt: null,
            lastStatusCode: null,
            lastError: null,
            sequence: event.sequenceNo,
          },
        ]);
        expect(await hooks.deliveries("whe_2")).toHaveLength(1);
      });

      it("is for endpoints that are enabled, take the type, and were there before the event", async () => {
        const { hooks } = await setUp();
        await hooks.addEndpoint({ endpointId: "disabled" });
        await hooks.change({ endpointId: "disabled", version: 2, status: "disabled" });
        await hooks.addEndpoint({ endpointId: "runs", eventTypes: ["runs.RunStarted", "runs.RunFinished"] });
        await hooks.addEndpoint({ endpointId: "others", eventTypes: ["incidents.IncidentCreated"] });
        const [event] = await hooks.announce(null);
        if (event === undefined) throw new Error("nothing was announced");
        await hooks.addEndpoint({ endpointId: "later" });
        expect(await hooks.enqueue(event, 1)).toBe(2);
        expect(await hooks.deliveries("runs")).toMatchObject([{ eventId: event.eventId, incidentId: null }]);
        for (const without of ["disabled", "others", "later"]) expect(await hooks.deliveries(without)).toEqual([]);
      });

      it("goes by the last version of an endpoint", async () => {
        const { hooks } = await setUp();
        await hooks.change({ version: 2, eventTypes: ["incidents.IncidentCreated"] });
        await hooks.queue(1, "inc_1");
        expect(await hooks.deliveries()).toEqual([]);
        await hooks.change({ version: 3 });
        await hooks.queue(2, "inc_1");
        expect(await hooks.deliveries()).toHaveLength(1);
      });

      it("takes along earlier events of its incident that its sink still keeps, so that it overtakes none", async () => {
        const { hooks } = await setUp();
        const [first, , third] = await hooks.announce("inc_1", "inc_2", "inc_1");
        if (first === undefined || third === undefined) throw new Error("nothing was announced");
        expect(await hooks.enqueue(third, 1, "in-process")).toBe(2);
        expect(eventIds(await hooks.deliveries())).toEqual([third.eventId, first.eventId]);
        expect(idsOf(await hooks.claim({ at: 2 }))).toEqual([first.eventId]);
        expect(await hooks.enqueue(first, 3, "in-process")).toBe(0);
      });

      it("leaves other tenants as they are", async () => {
        const { hooks } = await setUp();
        const stranger = await setUp();
        await stranger.hooks.queue(1, "inc_1");
        expect([await hooks.deliveries(), await hooks.isDue(10)]).toEqual([[], false]);
        expect(await hooks.claim({ at: 10 })).toEqual([]);
        expect(await stranger.hooks.isDue(10)).toBe(true);
      });
    });

    describe("claiming", () => {
      it("gives the event, where it goes, and the keys that sign it now", async () => {
        const { scene, hooks } = await setUp();
        await hooks.rotate({ generation: 2, secret: "whsec_WFla", previousEndsAt: scene.time(60) });
        const [event] = await hooks.queue(5, "inc_1");
        expect(await hooks.claim({ at: 10, until: 40 })).toEqual([
          {
            endpointId: "whe_1",
            url: "https://receiver.example/hooks",
            event,
            attempts: 0,
            queuedAt: scene.time(5),
            leasedUntil: scene.time(40),
            secrets: ["whsec_WFla", "whsec_QUJD"],
          },
        ]);
        expect((await hooks.claim({ at: 60 })).map(({ secrets }) => secrets)).toEqual([["whsec_WFla"]]);
      });

      it("takes of one incident the first only, and the next when that one was taken, given up or cancelled", async () => {
        const { hooks } = await setUp();
        const events = await hooks.queue(1, "inc_1", "inc_1", "inc_2", "inc_1");
        const [a, b, other, c] = eventIds(events);
        const claimed = await hooks.claim({ at: 10 });
        expect(idsOf(claimed)).toEqual([a, other]);
        expect(await hooks.claim({ at: 11 })).toEqual([]);
        expect(await hooks.end(claimed[0], 12)).toBe(true);
        const [second, ...none] = await hooks.claim({ at: 12 });
        expect([second?.event.eventId, none]).toEqual([b, []]);
        expect(await hooks.end(second, 13, "given_up")).toBe(true);
        expect(idsOf(await hooks.claim({ at: 13 }))).toEqual([c]);
      });

      it("takes nothing of an incident while its first waits for another attempt", async () => {
        const { hooks } = await setUp();
        const [a, b] = eventIds(await hooks.queue(1, "inc_1", "inc_1"));
        const [first] = await hooks.claim({ at: 10 });
        expect(await hooks.retry(first, 11, 300)).toBe(true);
        for (const at of [12, 60, 299]) expect([await hooks.claim({ at }), await hooks.isDue(at)]).toEqual([[], false]);
        const [again] = await hooks.claim({ at: 300 });
        expect([again?.event.eventId, again?.attempts]).toEqual([a, 1]);
        await hooks.end(again, 301);
        expect(idsOf(await hooks.claim({ at: 301 }))).toEqual([b]);
      });

      it("looks once at what is queued behind one that waits for another attempt, also after a pause", async () => {
        const { hooks } = await setUp();
        await hooks.queue(1, "inc_1", "inc_1");
        const [first] = await hooks.claim({ at: 10, until: 40 });
        await hooks.queue(11, "inc_1");
        await hooks.retry(first, 12, 10_000);
        for (const at of [12, 13, 14, 15, 16]) await hooks.circuit.failed(at);
        await hooks.circuit.open(60);
        await hooks.queue(50, "inc_1");
        for (const at of [17, 41, 59.999999]) expect(await hooks.isDue(at)).toBe(false);
        expect([await hooks.isDue(60), await hooks.claim({ at: 60 })]).toEqual([true, []]);
        for (const at of [60, 61, 9_999]) expect(await hooks.isDue(at)).toBe(false);
        await hooks.queue(70, "inc_1");
        expect([await hooks.isDue(70), await hooks.claim({ at: 70 })]).toEqual([true, []]);
        for (const at of [70, 9_999]) expect(await hooks.isDue(at)).toBe(false);
        expect(await hooks.isDue(10_000)).toBe(true);
      });

      it("takes events of no incident each by itself", async () => {
        const { hooks } = await setUp();
        const events = await hooks.queue(1, null, null, null);
        expect(idsOf(await hooks.claim({ at: 2 }))).toEqual(eventIds(events));
      });

      it("takes what a lease that ran out leaves, with the attempts as they were", async () => {
        const { hooks } = await setUp();
        const [event] = await hooks.queue(1, "inc_1");
        await hooks.claim({ at: 10, until: 40 });
        expect([await hooks.claim({ at: 39.999999 }), await hooks.isDue(39.999999)]).toEqual([[], false]);
        expect(await hooks.isDue(40)).toBe(true);
        const [again] = await hooks.claim({ at: 40 });
        expect([again?.event.eventId, again?.attempts]).toEqual([event?.eventId, 0]);
      });

      it("takes no more than is asked for, of each endpoint one before a second one of any", async () => {
        const { hooks } = await setUp();
        await hooks.addEndpoint({ endpointId: "whe_2" });
        await hooks.queue(1, ...Array.from({ length: 6 }, (_, index) => `inc_${index}`));
        const claimed = await hooks.claim({ at: 2, limit: 4 });
        expect(claimed.map(({ endpointId }) => endpointId).sort()).toEqual(["whe_1", "whe_1", "whe_2", "whe_2"]);
        expect(await hooks.claim({ at: 2 })).toHaveLength(8);
      });

      it("counts what is under way to an endpoint already, until its lease is over", async () => {
        const { hooks } = await setUp();
        await hooks.queue(1, ...Array.from({ length: 9 }, (_, index) => `inc_${index}`));
        const wish = { perEndpoint: 3, limit: 2 };
        const first = await hooks.claim({ at: 2, until: 30, ...wish });
        expect(first).toHaveLength(2);
        expect(await hooks.claim({ at: 3, until: 50, ...wish })).toHaveLength(1);
        expect([await hooks.claim({ at: 4, ...wish }), await hooks.isDue(4)]).toEqual([[], false]);
        await hooks.end(first[0], 5);
        expect(await hooks.isDue(5)).toBe(true);
        expect(await hooks.claim({ at: 5, ...wish })).toHaveLength(1);
        expect(await hooks.isDue(30)).toBe(true);
        expect(await hooks.claim({ at: 30, ...wish })).toHaveLength(1);
      });

      it("takes nothing of an endpoint that is not enabled, and goes on when it is again", async () => {
        const { hooks } = await setUp();
        await hooks.queue(1, "inc_1");
        await hooks.change({ version: 2, status: "disabled" });
        expect([await hooks.claim({ at: 2 }), await hooks.isDue(2)]).toEqual([[], false]);
        await hooks.change({ version: 3, url: "https://other.example" });
        expect(await hooks.isDue(3)).toBe(true);
        expect(await hooks.claim({ at: 3 })).toMatchObject([{ url: "https://other.example" }]);
      });

      it("comes to what lies behind any number of events of an incident that has to wait", async () => {
        const { hooks } = await setUp();
        const many = await hooks.queue(1, ...Array.from({ length: 450 }, () => "inc_1"));
        const [stuck] = await hooks.claim({ at: 2 });
        await hooks.retry(stuck, 3, 10_000);
        const [other] = eventIds(await hooks.queue(4, "inc_2"));
        const claimed: string[] = [];
        for (let turn = 0; turn < 4 && (await hooks.isDue(50)); turn++)
          claimed.push(...idsOf(await hooks.claim({ at: 50, until: 20_000 })));
        expect([claimed, await hooks.isDue(9_999)]).toEqual([[other], false]);
        expect(idsOf(await hooks.claim({ at: 10_000 }))).toEqual([many[0]?.eventId]);
      });
    });

    describe("settling", () => {
      it("notes what came of the attempt, and when the next one is", async () => {
        const { scene, hooks } = await setUp();
        const [event] = await hooks.queue(1, "inc_1");
        const eventId = event?.eventId ?? "";
        const [first] = await hooks.claim({ at: 2 });
        await hooks.retry(first, 3, 60);
        expect(await hooks.delivery(eventId)).toMatchObject({
          status: "pending",
          attempts: 1,
          nextAttemptAt: scene.time(60),
          lastStatusCode: 500,
          lastError: "It answered 500.",
          endedAt: null,
        });
        const [second] = await hooks.claim({ at: 60 });
        await hooks.end(second, 61);
        expect(await hooks.delivery(eventId)).toMatchObject({
          status: "delivered",
          attempts: 2,
          nextAttemptAt: null,
          lastStatusCode: 204,
          lastError: null,
          endedAt: scene.time(61),
        });
        expect(await hooks.isDue(100_000)).toBe(false);
      });

      it("makes nothing due that is behind an event that waits for another attempt, and what was replayed before it at once", async () => {
        const { hooks } = await setUp();
        const [early] = await hooks.queue(1, "inc_1");
        await hooks.end((await hooks.claim({ at: 2 }))[0], 3, "given_up");
        await hooks.queue(4, "inc_1", "inc_1");
        const [first] = await hooks.claim({ at: 5, until: 500 });
        await hooks.retry(first, 6, 9_000);
        for (const at of [6, 499]) expect(await hooks.isDue(at)).toBe(false);
        const [again] = await hooks.claim({ at: 9_000, until: 9_500 });
        await hooks.replay({ which: { eventId: early?.eventId ?? "" } }, 9_001);
        expect([await hooks.claim({ at: 9_002 }), await hooks.isDue(9_003)]).toEqual([[], false]);
        await hooks.retry(again, 9_004, 20_000);
        expect(await hooks.isDue(9_004)).toBe(true);
        expect(idsOf(await hooks.claim({ at: 9_004 }))).toEqual([early?.eventId]);
      });

      it("is for who holds the lease: once it passed to another, nothing is marked any more", async () => {
        const { scene, hooks } = await setUp();
        await hooks.queue(1, "inc_1");
        const [slow] = await hooks.claim({ at: 2, until: 10 });
        const [quick] = await hooks.claim({ at: 11, until: 40 });
        expect(await hooks.end(slow, 12)).toBe(false);
        expect(await hooks.retry(slow, 12, 13)).toBe(false);
        expect(await hooks.deliveries()).toMatchObject([{ attempts: 0, nextAttemptAt: scene.time(40) }]);
        expect(await hooks.end(quick, 12)).toBe(true);
        expect(await hooks.end(quick, 12)).toBe(false);
        expect(await hooks.deliveries()).toMatchObject([{ status: "delivered", attempts: 1 }]);
      });

      it("is of the tenant's own deliveries", async () => {
        const { hooks } = await setUp();
        const stranger = await setUp();
        await hooks.queue(1, "inc_1");
        const [held] = await hooks.claim({ at: 2 });
        expect(await stranger.hooks.end(held, 3)).toBe(false);
        expect(await hooks.deliveries()).toMatchObject([{ status: "pending" }]);
      });
    });

    describe("circuits", () => {
      it("count failures in a row, each endpoint's by itself, until something is taken", async () => {
        const { hooks } = await setUp();
        await hooks.addEndpoint({ endpointId: "whe_2" });
        expect([await hooks.circuit.failed(1), await hooks.circuit.failed(2)]).toEqual([1, 2]);
        expect(await hooks.circuit.failed(3, "whe_2")).toBe(1);
        await hooks.circuit.taken(4);
        expect([await hooks.circuit.failed(5), await hooks.circuit.failed(5, "whe_2")]).toEqual([1, 2]);
      });

      it("count nothing that was under way when they were opened, until the pause is over", async () => {
        const { scene, hooks } = await setUp();
        await hooks.addEndpoint({ endpointId: "whe_2" });
        for (const at of [1, 2, 3, 4, 5]) await hooks.circuit.failed(at);
        await hooks.circuit.open(60);
        expect([await hooks.circuit.failed(6), await hooks.circuit.failed(59.999999)]).toEqual([null, null]);
        expect(await hooks.circuit.failed(7, "whe_2")).toBe(1);
        expect(await hooks.fetchCircuit()).toEqual({ failuresInARow: 5, pausedUntil: scene.time(60) });
        expect(await hooks.circuit.failed(60)).toBe(6);
      });

      it("count nothing that was sent to a URL that the endpoint has no more", async () => {
        const { scene, hooks } = await setUp();
        const url = "https://other.example";
        await hooks.change({ version: 2, url });
        expect([await hooks.circuit.failed(1), await hooks.circuit.failed(2, "whe_1", url)]).toEqual([null, 1]);
        await hooks.circuit.open(60);
        expect(await hooks.circuit.taken(3)).toBe(false);
        expect(await hooks.fetchCircuit()).toEqual({ failuresInARow: 1, pausedUntil: scene.time(60) });
        expect(await hooks.circuit.taken(4, "whe_1", url)).toBe(true);
      });

      it("close when the endpoint gets another URL or status, and not for other words", async () => {
        const { scene, hooks } = await setUp();
        const open = async () => {
          await hooks.circuit.failed(1);
          await hooks.circuit.open(60);
          return hooks.fetchCircuit();
        };
        const opened = await open();
        expect(opened).toEqual({ failuresInARow: 1, pausedUntil: scene.time(60) });
        await hooks.change({ version: 2, description: "the pager", eventTypes: ["runs.RunStarted"] });
        expect(await hooks.fetchCircuit()).toEqual(opened);
        await hooks.change({ version: 3, status: "disabled" });
        const closed = { failuresInARow: 0, pausedUntil: null };
        expect(await hooks.fetchCircuit()).toEqual(closed);
        expect(await open()).toEqual(opened);
        await hooks.change({ version: 4, status: "disabled", url: "https://other.example" });
        expect(await hooks.fetchCircuit()).toEqual(closed);
      });

      it("say how their endpoint is, and whether they were open when it took an event", async () => {
        const { scene, hooks } = await setUp();
        const stranger = await setUp();
        expect(await hooks.fetchCircuit()).toEqual({ failuresInARow: 0, pausedUntil: null });
        await hooks.circuit.failed(1);
        expect(await hooks.circuit.taken(2)).toBe(false);
        await hooks.circuit.failed(3);
        await hooks.circuit.open(60);
        expect(await hooks.fetchCircuit()).toEqual({ failuresInARow: 1, pausedUntil: scene.time(60) });
        expect(await stranger.hooks.fetchCircuit()).toEqual({ failuresInARow: 0, pausedUntil: null });
        expect([await hooks.circuit.taken(61), await hooks.circuit.taken(62)]).toEqual([true, false]);
        expect(await hooks.fetchCircuit()).toEqual({ failuresInARow: 0, pausedUntil: null });
        expect(await hooks.fetchCircuit("no such endpoint")).toBeUndefined();
      });

      it("that are open keep back what waits, was queued since, or is due again, of that endpoint alone", async () => {
        const { scene, hooks } = await setUp();
        await hooks.addEndpoint({ endpointId: "whe_2" });
        await hooks.queue(1, "inc_1");
        await hooks.circuit.open(60);
        await hooks.queue(2, "inc_2");
        const claimed = await hooks.claim({ at: 59, until: 1_000 });
        expect(claimed.map(({ endpointId }) => endpointId)).toEqual(["whe_2", "whe_2"]);
        expect(await hooks.isDue(59.999999)).toBe(false);
        expect((await hooks.deliveries()).map(({ nextAttemptAt }) => nextAttemptAt)).toEqual([
          scene.time(60),
          scene.time(60),
        ]);
        expect(await hooks.isDue(60)).toBe(true);
        expect(await hooks.claim({ at: 60 })).toHaveLength(2);
      });

      it("that are not closed let one event through at a time, and all once it is taken", async () => {
        const { hooks } = await setUp();
        await hooks.queue(1, "inc_1", "inc_2", "inc_3");
        for (let failure = 0; failure < 5; failure++) await hooks.circuit.failed(2);
        await hooks.circuit.open(60);
        const [probe, ...none] = await hooks.claim({ at: 60, until: 90 });
        expect([probe?.event.eventId === undefined, none]).toEqual([false, []]);
        expect([await hooks.claim({ at: 61 }), await hooks.isDue(61)]).toEqual([[], false]);
        await hooks.end(probe, 62);
        await hooks.circuit.taken(62);
        expect(await hooks.isDue(62)).toBe(true);
        expect(await hooks.claim({ at: 62 })).toHaveLength(2);
      });

      it("give up what waited too long and nobody holds; what waited for it is due", async () => {
        const { scene, hooks } = await setUp();
        const [held] = await hooks.queue(1, "inc_1");
        await hooks.claim({ at: 2, until: 500 });
        const [stuck] = await hooks.queue(60, "inc_2");
        await hooks.retry((await hooks.claim({ at: 61 }))[0], 61, 9_000);
        const [next] = await hooks.queue(200, "inc_2");
        expect(await hooks.claim({ at: 201 })).toEqual([]);
        expect(await hooks.circuit.giveUp(60, 202)).toBe(0);
        expect(await hooks.circuit.giveUp(60.000001, 202)).toBe(1);
        expect(await hooks.delivery(stuck?.eventId ?? "")).toMatchObject({
          status: "given_up",
          endedAt: scene.time(202),
          lastStatusCode: 500,
        });
        expect(await hooks.delivery(held?.eventId ?? "")).toMatchObject({ status: "pending" });
        expect(await hooks.isDue(202)).toBe(true);
        expect(idsOf(await hooks.claim({ at: 202 }))).toEqual([next?.eventId]);
        expect(await hooks.circuit.giveUp(2, 500)).toBe(1);
        expect(await hooks.delivery(held?.eventId ?? "")).toMatchObject({ status: "given_up" });
      });
    });

    describe("cancelling", () => {
      it("ends all that waits for an endpoint, what is under way too, and nothing else", async () => {
        const { scene, hooks } = await setUp();
        await hooks.addEndpoint({ endpointId: "whe_2" });
        await hooks.queue(1, "inc_1");
        const [done] = (await hooks.claim({ at: 2 })).filter(({ endpointId }) => endpointId === "whe_1");
        await hooks.end(done, 3);
        await hooks.queue(4, "inc_1", "inc_1");
        const [held] = (await hooks.claim({ at: 5 })).filter(({ endpointId }) => endpointId === "whe_1");
        expect(await hooks.cancel(6)).toBe(2);
        expect(await hooks.cancel(7)).toBe(0);
        expect(await hooks.retry(held, 8, 9)).toBe(false);
        expect(await hooks.deliveries()).toMatchObject([
          { status: "cancelled", endedAt: scene.time(6), nextAttemptAt: null },
          { status: "cancelled", endedAt: scene.time(6) },
          { status: "delivered" },
        ]);
        expect((await hooks.deliveries("whe_2")).map(({ status }) => status)).toEqual([
          "pending",
          "pending",
          "pending",
        ]);
      });
    });

    describe("what was cancelled while it was under way", () => {
      it("is delivered where it was taken all the same, and comes back with a replay of everything only", async () => {
        const { scene, hooks } = await setUp();
        const [taken, refused] = await hooks.queue(1, "inc_1", "inc_2");
        const held = await hooks.claim({ at: 2 });
        await hooks.cancel(3);
        expect(await hooks.end(held[0], 4)).toBe(true);
        expect(await hooks.end(held[1], 4, "given_up")).toBe(false);
        const delivered = { status: "delivered", attempts: 1, lastStatusCode: 204, endedAt: scene.time(4) };
        expect(await hooks.delivery(taken?.eventId ?? "")).toMatchObject(delivered);
        expect(await hooks.delivery(refused?.eventId ?? "")).toMatchObject({ status: "cancelled", attempts: 0 });
        expect(await hooks.end(held[0], 5)).toBe(false);
        const which = { since: scene.time(0), until: scene.time(1_000) };
        expect(await hooks.replay({ which }, 6)).toMatchObject({ queued: 1 });
        expect(idsOf(await hooks.claim({ at: 6 }))).toEqual([refused?.eventId]);
      });
    });

    describe("listing", () => {
      it("gives pages, the newest event first, and one state when it is asked for", async () => {
        const { scene, hooks } = await setUp();
        const [a, b, c] = await hooks.queue(1, "inc_1", "inc_2", "inc_3");
        const [held] = await hooks.claim({ at: 2, limit: 1 });
        await hooks.end(held, 3);
        const list = async (page: object) =>
          eventIds(
            await scene.read(({ webhooks }) =>
              webhooks.listDeliveries(scene.tenantId, "whe_1", { limit: 10, ...page }),
            ),
          );
        expect(await list({})).toEqual([c?.eventId, b?.eventId, a?.eventId]);
        expect(await list({ limit: 1, beforeSequence: c?.sequenceNo })).toEqual([b?.eventId]);
        expect(await list({ status: "delivered" })).toEqual([a?.eventId]);
        expect(await list({ status: "pending", limit: 1 })).toEqual([c?.eventId]);
        expect(await hooks.delivery("no such event")).toBeUndefined();
      });
    });

    describe("replaying", () => {
      it("brings back what was given up or cancelled or never queued, and what waits, not what was taken", async () => {
        const { scene, hooks } = await setUp();
        const [given, taken] = await hooks.queue(1, "inc_1", "inc_2");
        const [first, second] = await hooks.claim({ at: 2 });
        await hooks.end(first, 3, "given_up");
        await hooks.end(second, 3);
        const [cancelled] = await hooks.queue(4, "inc_3");
        await hooks.cancel(5);
        const [missed] = await hooks.announce(null);
        const [waits] = await hooks.queue(6, "inc_4");
        const span = { since: scene.time(0), until: scene.time(1_000) };
        expect(await hooks.replay({ which: span }, 7)).toMatchObject({ queued: 4, hasMore: false });
        expect(await hooks.delivery(given?.eventId ?? "")).toMatchObject({
          status: "pending",
          attempts: 0,
          replays: 1,
          queuedAt: scene.time(7),
          endedAt: null,
          lastStatusCode: null,
          lastError: null,
        });
        expect(await hooks.delivery(missed?.eventId ?? "")).toMatchObject({
          eventType: "runs.RunStarted",
          incidentId: null,
          attempts: 0,
          replays: 1,
        });
        expect(await hooks.delivery(waits?.eventId ?? "")).toMatchObject({ replays: 1, queuedAt: scene.time(7) });
        expect(await hooks.delivery(taken?.eventId ?? "")).toMatchObject({ status: "delivered", replays: 0 });
        expect(await hooks.isDue(7)).toBe(true);
        expect(idsOf(await hooks.claim({ at: 7 }))).toEqual(
          [given, cancelled, missed, waits].map((event) => event?.eventId),
        );
      });

      it("brings back what was taken when all is asked for, of certain types when those are", async () => {
        const { scene, hooks } = await setUp();
        const [note, run] = await hooks.queue(1, "inc_1", null);
        for (const held of await hooks.claim({ at: 2 })) await hooks.end(held, 3);
        const which = { since: scene.time(0), until: scene.time(1_000) };
        expect(await hooks.replay({ which }, 4)).toEqual({ queued: 0, hasMore: false, lastRecordedAt: null });
        const runs = await hooks.replay({ which, all: true, eventTypes: ["runs.RunStarted"] }, 5);
        expect(runs).toMatchObject({ queued: 1 });
        expect(idsOf(await hooks.claim({ at: 5 }))).toEqual([run?.eventId]);
        expect(await hooks.replay({ which, all: true }, 6)).toMatchObject({ queued: 1 });
        expect(idsOf(await hooks.claim({ at: 6 }))).toEqual([note?.eventId]);
      });

      it("brings back one event, taken or not, that was queued for that endpoint", async () => {
        const { hooks } = await setUp();
        const [event, other] = await hooks.queue(1, "inc_1", "inc_2");
        for (const held of await hooks.claim({ at: 2 })) await hooks.end(held, 3);
        const which = { eventId: event?.eventId ?? "" };
        expect(await hooks.replay({ which, all: true }, 4)).toMatchObject({ queued: 1 });
        expect(await hooks.replay({ which: { eventId: "no such event" }, all: true }, 5)).toMatchObject({ queued: 0 });
        const [again] = await hooks.claim({ at: 5 });
        expect([again?.event, again?.attempts]).toEqual([event, 0]);
        expect(await hooks.delivery(other?.eventId ?? "")).toMatchObject({ replays: 0 });
      });

      it("goes by when events were recorded: from the beginning of the span, before its end, the oldest first", async () => {
        const { scene, hooks } = await setUp();
        const recorded: string[] = [];
        for (const at of [100, 200, 300, 400]) {
          scene.now(at);
          const [event] = await hooks.announce("inc_1");
          recorded.push(event?.eventId ?? "");
        }
        const which = { since: scene.time(200), until: scene.time(400) };
        const answer = await hooks.replay({ which, limit: 1 }, 500);
        expect(answer).toEqual({ queued: 1, hasMore: true, lastRecordedAt: scene.time(200) });
        expect(await hooks.replay({ which, limit: 2 }, 501)).toEqual({
          queued: 2,
          hasMore: false,
          lastRecordedAt: scene.time(300),
        });
        expect(eventIds(await hooks.deliveries())).toEqual([recorded[2], recorded[1]]);
      });

      it("makes what waits due at once, its attempts and its time begun anew, and closes the circuit", async () => {
        const { scene, hooks } = await setUp();
        await hooks.addEndpoint({ endpointId: "whe_2" });
        const [one, next, other] = eventIds(await hooks.queue(1, "inc_1", "inc_1", "inc_2"));
        const ofOne = (await hooks.claim({ at: 2 })).filter(({ endpointId }) => endpointId === "whe_1");
        for (const held of ofOne) await hooks.retry(held, 3, 10_000);
        for (const endpointId of ["whe_1", "whe_2"]) {
          for (const at of [3, 4, 5, 6, 7]) await hooks.circuit.failed(at, endpointId);
          await hooks.circuit.open(3_600, endpointId);
        }
        expect([await hooks.claim({ at: 90 }), await hooks.isDue(90)]).toEqual([[], false]);
        const which = { since: scene.time(0), until: scene.time(1_000) };
        expect(await hooks.replay({ which }, 100)).toMatchObject({ queued: 3 });
        expect(await hooks.fetchCircuit()).toEqual({ failuresInARow: 0, pausedUntil: null });
        expect(await hooks.fetchCircuit("whe_2")).toMatchObject({ failuresInARow: 5 });
        const anew = { status: "pending", attempts: 0, replays: 1, lastStatusCode: null, lastError: null };
        expect(await hooks.delivery(one ?? "")).toMatchObject({
          ...anew,
          queuedAt: scene.time(100),
          nextAttemptAt: scene.time(100),
        });
        expect(await hooks.isDue(100)).toBe(true);
        const claimed = await hooks.claim({ at: 100 });
        expect(claimed.map(({ event, attempts }) => [event.eventId, attempts])).toEqual([
          [one, 0],
          [other, 0],
        ]);
        await hooks.end(claimed[0], 101);
        expect(idsOf(await hooks.claim({ at: 101 }))).toEqual([next]);
      });

      it("leaves what somebody holds as it is, and the circuit with it, until the lease is over", async () => {
        const { scene, hooks } = await setUp();
        const [event] = await hooks.queue(1, "inc_1");
        const [held] = await hooks.claim({ at: 2, until: 40 });
        await hooks.circuit.open(3_600);
        const which = { since: scene.time(0), until: scene.time(1_000) };
        for (const asked of [{ which }, { which, all: true }, { which: { eventId: event?.eventId ?? "" }, all: true }])
          expect(await hooks.replay(asked, 39)).toEqual({ queued: 0, hasMore: false, lastRecordedAt: null });
        expect(await hooks.fetchCircuit()).toMatchObject({ pausedUntil: scene.time(3_600) });
        expect(await hooks.delivery(event?.eventId ?? "")).toMatchObject({ replays: 0, queuedAt: scene.time(1) });
        expect(await hooks.replay({ which }, 40)).toMatchObject({ queued: 1 });
        expect(await hooks.end(held, 41)).toBe(false);
        expect(idsOf(await hooks.claim({ at: 41 }))).toEqual([event?.eventId]);
      });

      it("waits for what is under way of its incident, and goes before what was queued after it", async () => {
        const { hooks } = await setUp();
        const [early] = await hooks.queue(1, "inc_1");
        const [first] = await hooks.claim({ at: 2 });
        await hooks.end(first, 3, "given_up");
        const [late] = await hooks.queue(4, "inc_1");
        const [held] = await hooks.claim({ at: 5, until: 500 });
        expect(held?.event.eventId).toBe(late?.eventId);
        await hooks.replay({ which: { eventId: early?.eventId ?? "" } }, 6);
        expect(await hooks.claim({ at: 7 })).toEqual([]);
        expect(await hooks.isDue(8)).toBe(false);
        await hooks.retry(held, 9, 10);
        const [again, ...none] = await hooks.claim({ at: 20, until: 600 });
        expect([again?.event.eventId, none]).toEqual([early?.eventId, []]);
        await hooks.end(again, 21);
        expect(idsOf(await hooks.claim({ at: 22 }))).toEqual([late?.eventId]);
      });

      it("is of the tenant's own events and endpoints", async () => {
        const { scene, hooks } = await setUp();
        const stranger = await setUp();
        await stranger.hooks.announce("inc_1");
        const which = { since: scene.time(-1), until: scene.time(1_000) };
        expect(await hooks.replay({ which, all: true }, 5)).toMatchObject({ queued: 0 });
        expect(await stranger.hooks.deliveries()).toEqual([]);
      });
    });

    describe("tenants with due webhooks", () => {
      it("come the one that waits longest first, and no more than are asked for", async () => {
        const [one, two] = [await setUp(), await setUp()];
        await one.hooks.queue(-900_000, "inc_1");
        await two.hooks.queue(-900_001, "inc_1");
        const find = (limit: number) =>
          one.scene.unitOfWork.acrossTenants(({ fanOut }) => fanOut.tenantsWithDueWebhooks(one.scene.time(0), limit));
        expect((await find(2)).slice(0, 2)).toEqual([two.scene.tenantId, one.scene.tenantId]);
        expect(await find(1)).toEqual([two.scene.tenantId]);
      });
    });
  });
}
