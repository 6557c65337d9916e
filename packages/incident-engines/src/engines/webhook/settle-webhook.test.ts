import { addSeconds } from "@hoc/incident-schemas";
import type { WebhookAnswer, WebhookDeliveryDriver } from "@hoc/incident-schemas/ports";
import { stubWorkerPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { answered, claimedWebhook } from "../../../test/webhooks.js";
import { judgeAnswer } from "./judge-answer.js";
import { settleWebhook } from "./settle-webhook.js";
import { nextAttemptAt } from "./webhook-schedule.js";

const held = claimedWebhook({ queuedAt: addSeconds(NOW, -10), attempts: 1 });

/** Settles an answer of an endpoint that failed so often before, and gives what was called with what. */
async function settled(
  answer: WebhookAnswer,
  { failuresBefore = 0, isPaused = false, wasOpen = false, countsForCircuit = true, claimed = held } = {},
) {
  const calls: unknown[][] = [];
  const note =
    <Result>(name: string, result: Result) =>
    async (...args: unknown[]) => {
      calls.push([name, ...args.slice(1)]);
      return result;
    };
  const webhookDeliveries = {
    insertAttempt: note("insertAttempt", undefined),
    settle: note("settle", true),
    noteTaken: note("noteTaken", wasOpen),
    noteFailure: note("noteFailure", isPaused ? null : failuresBefore + 1),
    openCircuit: note("openCircuit", undefined),
    giveUpQueuedBefore: note("giveUpQueuedBefore", 0),
  } satisfies Partial<WebhookDeliveryDriver>;
  const judged = judgeAnswer(answer, { attemptId: "wha_1", at: NOW });
  const sent = { held: claimed, judged, countsForCircuit };
  const turn = await settleWebhook(stubWorkerPorts({ webhookDeliveries }), "acme", sent, NOW);
  return {
    turn,
    calls,
    names: calls.map(([name]) => name),
    outcome: calls.find(([name]) => name === "settle")?.[2],
    judged,
  };
}

describe("settling an attempt", () => {
  it("that was taken ends the delivery and closes the circuit", async () => {
    const { calls, turn, judged } = await settled(answered());
    const { attempt } = judged;
    const key = { endpointId: "whe_1", leasedUntil: held.leasedUntil, eventId: "evt_1" };
    expect(calls).toEqual([
      ["insertAttempt", { ...attempt, endpointId: "whe_1", eventId: "evt_1", eventType: "incidents.IncidentReopened" }],
      ["settle", key, { status: "delivered", at: NOW, attempt }],
      ["noteTaken", held, NOW],
    ]);
    expect(turn).toEqual({ kind: "stays" });
  });

  it("that was taken says so where the circuit had been open", async () => {
    expect((await settled(answered(), { wasOpen: true })).turn).toEqual({ kind: "closed" });
  });

  it("that failed puts it back for its next attempt", async () => {
    const { names, outcome, judged } = await settled(answered({ statusCode: 500 }));
    const { queuedAt, attempts } = held;
    const retryAt = nextAttemptAt({ eventId: "evt_1", attempts, queuedAt, at: NOW, retryAfterSeconds: null });
    expect(outcome).toEqual({ status: "pending", retryAt, attempt: judged.attempt });
    expect(names).toEqual(["insertAttempt", "settle", "noteFailure"]);
  });

  it("whose receiver asked for time gives it that", async () => {
    const { outcome } = await settled(answered({ statusCode: 503, retryAfterSeconds: 7_000 }));
    expect(outcome).toMatchObject({ retryAt: addSeconds(NOW, 7_000) });
  });

  it("gives up an event that waited a day", async () => {
    const claimed = claimedWebhook({ queuedAt: addSeconds(NOW, -86_400) });
    expect((await settled(answered({ statusCode: 500 }), { claimed })).outcome).toMatchObject({ status: "given_up" });
  });

  it("opens the circuit with the fifth failure in a row, and gives up what waited a day", async () => {
    const fourth = await settled(answered({ statusCode: 500 }), { failuresBefore: 3 });
    expect(fourth.turn).toEqual({ kind: "stays" });
    const { turn, calls } = await settled(answered({ statusCode: 500 }), { failuresBefore: 4 });
    expect(turn).toEqual({ kind: "opened", until: addSeconds(NOW, 60) });
    expect(calls.slice(2)).toEqual([
      ["noteFailure", held, NOW],
      ["openCircuit", "whe_1", addSeconds(NOW, 60)],
      ["giveUpQueuedBefore", "whe_1", addSeconds(NOW, -86_400), NOW],
    ]);
  });

  it("does not count a failure that was under way when the circuit opened", async () => {
    const { names } = await settled(answered({ statusCode: 500 }), { failuresBefore: 5, countsForCircuit: false });
    expect(names).toEqual(["insertAttempt", "settle"]);
  });

  it("opens no circuit again that another worker has opened meanwhile", async () => {
    const { names, turn } = await settled(answered({ statusCode: 500 }), { failuresBefore: 5, isPaused: true });
    expect(names).toEqual(["insertAttempt", "settle", "noteFailure"]);
    expect(turn).toEqual({ kind: "stays" });
  });

  it("sends the event again at once where the receiver is gone and was not disabled, and leaves the circuit alone", async () => {
    const { names, outcome } = await settled(answered({ statusCode: 410 }), { failuresBefore: 9 });
    expect(outcome).toMatchObject({ status: "pending", retryAt: NOW });
    expect(names).toEqual(["insertAttempt", "settle"]);
  });
});
