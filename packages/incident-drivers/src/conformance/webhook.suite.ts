import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";
import { STORABLE_TEXTS } from "./storable-texts.js";
import { webhooksIn } from "./webhook-scene.js";

const LATEST = { asOf: "2026-03-14T13:00:00.000000Z", sequence: 1_000_000, isLatest: true };
const ANN = { type: "HUMAN", id: "ann" } as const;
const BOB = { type: "HUMAN", id: "bob" } as const;

/** What the store of webhook endpoints, their keys and the log of attempts must do. */
export function webhookSuite(name: string, open: OpenDriverSet): void {
  suite(`the webhook endpoints on ${name}`, open, (openScene) => {
    const setUp = () => {
      const scene = openScene();
      return { scene, hooks: webhooksIn(scene) };
    };
    const fetch = (scene: Scene, endpointId = "whe_1") =>
      scene.read(({ webhooks }) => webhooks.fetchEndpoint(scene.tenantId, endpointId));
    const list = (scene: Scene, page: { limit?: number; beforeSequence?: number } = {}) =>
      scene.read(({ webhooks }) => webhooks.listEndpoints(scene.tenantId, { limit: 100, at: LATEST, ...page }));
    const secretsAt = (scene: Scene, at: number, endpointId = "whe_1") =>
      scene.read(({ webhooks }) => webhooks.fetchSecrets(scene.tenantId, endpointId, scene.time(at)));
    const attemptsOf = (scene: Scene, eventId = "evt_1", limit = 100) =>
      scene.read(({ webhooks }) => webhooks.listAttempts(scene.tenantId, "whe_1", eventId, limit));

    describe("endpoints", () => {
      it("are kept as they were said to be, to the microsecond, and never tell their keys", async () => {
        const { scene, hooks } = setUp();
        scene.now(7.000001);
        await hooks.addEndpoint({ description: "the pager", eventTypes: ["incidents.IncidentCreated"] });
        expect(await fetch(scene)).toEqual({
          endpointId: "whe_1",
          tenantId: scene.tenantId,
          url: "https://receiver.example/hooks",
          description: "the pager",
          eventTypes: ["incidents.IncidentCreated"],
          status: "enabled",
          statusReason: null,
          version: 1,
          createdBy: ANN,
          createdAt: scene.time(0),
          changedBy: ANN,
          changedAt: scene.time(0),
          recordedAt: scene.time(7.000001),
          sequence: 1,
        });
        expect(await list(scene)).toEqual([await fetch(scene)]);
      });

      it("stand as their last version says, and each version is stored once", async () => {
        const { scene, hooks } = setUp();
        await hooks.addEndpoint();
        const changed = { version: 2, status: "disabled", statusReason: "gone", changedBy: BOB } as const;
        expect(await hooks.change({ ...changed, changedAt: scene.time(9) })).toBe(true);
        expect(await hooks.change({ ...changed, url: "https://other.example" })).toBe(false);
        expect(await fetch(scene)).toMatchObject({ ...changed, url: hooks.version().url, changedAt: scene.time(9) });
      });

      it("are shown as they stood at a point", async () => {
        const { scene, hooks } = setUp();
        await hooks.addEndpoint();
        const at = await scene.here();
        await hooks.change({ version: 2, url: "https://other.example" });
        await hooks.addEndpoint({ endpointId: "whe_2" });
        const [first, second, shown] = await scene.read(({ webhooks }) =>
          Promise.all([
            webhooks.fetchEndpoint(scene.tenantId, "whe_1", at),
            webhooks.fetchEndpoint(scene.tenantId, "whe_2", at),
            webhooks.listEndpoints(scene.tenantId, { limit: 9, at }),
          ]),
        );
        expect(first).toMatchObject({ version: 1, url: hooks.version().url });
        expect([second, shown]).toEqual([undefined, [first]]);
      });

      it("are listed by pages, the one made last first, and counted unless they are removed", async () => {
        const { scene, hooks } = setUp();
        for (const endpointId of ["b", "c", "a"]) await hooks.addEndpoint({ endpointId });
        await hooks.change({ endpointId: "b", version: 2, status: "removed" });
        await hooks.change({ endpointId: "c", version: 2, status: "disabled" });
        const ids = async (page = {}) => (await list(scene, page)).map(({ endpointId }) => endpointId);
        expect(await ids()).toEqual(["a", "c", "b"]);
        const [last] = await list(scene, { limit: 1 });
        expect(await ids({ beforeSequence: last?.sequence, limit: 1 })).toEqual(["c"]);
        expect(await scene.read(({ webhooks }) => webhooks.countEndpoints(scene.tenantId))).toBe(2);
      });

      it("come and go with their transaction, and are of the tenant that is locked", async () => {
        const { scene, hooks } = setUp();
        const failed = scene.write(async ({ webhooks }) => {
          await webhooks.insertEndpoint(scene.tenantId, { endpointId: "x", createdBy: ANN, createdAt: scene.time(0) });
          throw new Error("refused");
        });
        await expect(failed).rejects.toThrow("refused");
        await hooks.addEndpoint();
        const endpoint = { endpointId: "y", createdBy: ANN, createdAt: scene.time(0) };
        const wish = { endpointId: "whe_1", eventTypes: null, all: true, limit: 1, at: scene.time(1) };
        const made = { ...hooks.attempt(), endpointId: "whe_1", eventId: "evt_1", eventType: "runs.RunStarted" };
        for (const foreign of [
          () => scene.write(({ webhooks }) => webhooks.insertEndpoint("other", endpoint)),
          () => scene.write(({ webhooks }) => webhooks.insertVersion("other", hooks.version({ version: 2 }))),
          () => scene.write(({ webhooks }) => webhooks.insertSecret("other", hooks.secret({ generation: 2 }))),
          () => scene.write(({ webhooks }) => webhooks.insertAttempt("other", made)),
          () => scene.write(({ webhooks }) => webhooks.cancelDeliveries("other", "whe_1", scene.time(1))),
          () => scene.write(({ webhooks }) => webhooks.replay("other", { ...wish, which: { eventId: "evt_1" } })),
        ])
          await expect(foreign()).rejects.toMatchObject({ code: "tenant_mismatch" });
      });

      it("of another tenant are not shown, and their ids are free", async () => {
        const { scene, hooks } = setUp();
        const stranger = setUp();
        await stranger.hooks.addEndpoint({ url: "https://stranger.example" });
        await stranger.hooks.rotate({ generation: 2, secret: "whsec_WFla", previousEndsAt: scene.time(60) });
        expect([await fetch(scene), await list(scene), await secretsAt(scene, 1)]).toEqual([undefined, [], []]);
        expect(await scene.read(({ webhooks }) => webhooks.countEndpoints(scene.tenantId))).toBe(0);
        await hooks.addEndpoint();
        expect(await fetch(scene)).toMatchObject({ url: hooks.version().url });
        expect(await secretsAt(scene, 1)).toEqual([{ generation: 1, secret: "whsec_QUJD" }]);
      });

      it.each(STORABLE_TEXTS)("keep %j as it is", async (text) => {
        const { scene, hooks } = setUp();
        await hooks.addEndpoint({ url: `https://x.example/${text}`, description: text, statusReason: text });
        expect(await fetch(scene)).toMatchObject({
          url: `https://x.example/${text}`,
          description: text,
          statusReason: text,
        });
      });
    });

    describe("keys", () => {
      it("sign alone until they are rotated, then side by side until the instant that was said", async () => {
        const { scene, hooks } = setUp();
        await hooks.addEndpoint();
        await hooks.rotate({ generation: 2, secret: "whsec_WFla", previousEndsAt: scene.time(60) });
        const generations = async (at: number) => (await secretsAt(scene, at)).map(({ generation }) => generation);
        expect(await generations(1)).toEqual([2, 1]);
        expect(await generations(59.999999)).toEqual([2, 1]);
        expect(await generations(60)).toEqual([2]);
      });

      it("end one by one when they are rotated again and again", async () => {
        const { scene, hooks } = setUp();
        await hooks.addEndpoint();
        await hooks.rotate({ generation: 2, secret: "whsec_WFla", previousEndsAt: scene.time(20) });
        await hooks.rotate({ generation: 3, secret: "whsec_enp6", previousEndsAt: scene.time(60) });
        const secrets = async (at: number) => (await secretsAt(scene, at)).map(({ secret }) => secret);
        expect(await secrets(10)).toEqual(["whsec_enp6", "whsec_WFla", "whsec_QUJD"]);
        expect(await secrets(20)).toEqual(["whsec_enp6", "whsec_WFla"]);
        expect(await secrets(60)).toEqual(["whsec_enp6"]);
      });

      it("end with the first of the later ones that ends them, all that came before it", async () => {
        const { scene, hooks } = setUp();
        await hooks.addEndpoint();
        await hooks.rotate({ generation: 2, secret: "whsec_WFla", previousEndsAt: scene.time(60) });
        await hooks.rotate({ generation: 3, secret: "whsec_enp6", previousEndsAt: scene.time(10) });
        await hooks.rotate({ generation: 4, secret: "whsec_eno3", previousEndsAt: scene.time(30) });
        const generations = async (at: number) => (await secretsAt(scene, at)).map(({ generation }) => generation);
        expect(await generations(9.999999)).toEqual([4, 3, 2, 1]);
        expect(await generations(10)).toEqual([4, 3]);
        expect(await generations(30)).toEqual([4]);
        await hooks.queue(5, "inc_1");
        expect(await hooks.claim({ at: 10 })).toMatchObject([{ secrets: ["whsec_eno3", "whsec_enp6"] }]);
      });

      it("have each generation once", async () => {
        const { hooks } = setUp();
        await hooks.addEndpoint();
        await expect(hooks.rotate({ generation: 1, secret: "whsec_WFla" })).rejects.toThrow();
      });
    });

    describe("attempts", () => {
      it("are logged as they went, by whoever made them, and shown by event, the newest first", async () => {
        const { scene, hooks } = setUp();
        await hooks.addEndpoint();
        const failed = hooks.attempt({
          attemptId: "a",
          outcome: "unreachable",
          statusCode: null,
          error: "No answer within 10 s.",
          excerpt: "é🚒",
        });
        const later = hooks.attempt({ attemptId: "b", at: scene.time(8) });
        const of = { endpointId: "whe_1", eventId: "evt_1", eventType: "runs.RunStarted" };
        await scene.write(({ webhooks }) => webhooks.insertAttempt(scene.tenantId, { ...later, ...of }));
        await scene.unitOfWork.work(scene.tenantId, async ({ webhookDeliveries }) => {
          await webhookDeliveries.insertAttempt(scene.tenantId, { ...failed, ...of });
          await webhookDeliveries.insertAttempt(scene.tenantId, {
            ...hooks.attempt({ attemptId: "c" }),
            ...of,
            eventId: "evt_2",
          });
        });
        expect(await attemptsOf(scene)).toEqual([later, failed]);
        expect(await attemptsOf(scene, "evt_1", 1)).toEqual([later]);
        expect(await attemptsOf(openScene())).toEqual([]);
      });
    });
  });
}
