import type { SignalView } from "@hoc/incident-schemas";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { alertSignalId } from "./alert-name.js";
import { heardAlerts } from "./heard-alerts.js";

const name = (fingerprint: string) => ({ groupKey: "{}", fingerprint, startsAt: "2026-03-14T12:00:00.000000Z" });

function portsWith(...ids: string[]) {
  let looks = 0;
  const findSignals = async (_: string, asked: readonly string[]) => {
    looks += 1;
    expect(new Set(asked).size).toBe(asked.length);
    return ids.filter((id) => asked.includes(id)).map((signalId) => ({ signalId }) as SignalView);
  };
  return { ports: stubPorts({ signals: { findSignals } }), looks: () => looks };
}

describe("what was heard last of alerts", () => {
  it("is nothing of one that is new, after one look", async () => {
    const { ports, looks } = portsWith();
    expect(await heardAlerts(ports, "acme", [name("a"), name("b"), name("a")])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(looks()).toBe(1);
  });

  it("is the last occurrence, with what was said of it", async () => {
    const ids = [
      alertSignalId(name("a"), "firing", 0),
      alertSignalId(name("b"), "firing", 0),
      alertSignalId(name("b"), "resolved", 0),
    ];
    const { ports } = portsWith(...ids);
    expect(await heardAlerts(ports, "acme", [name("a"), name("b")])).toEqual([
      { occurrence: 0, fired: { signalId: ids[0] }, resolved: undefined },
      { occurrence: 0, fired: { signalId: ids[1] }, resolved: { signalId: ids[2] } },
    ]);
  });

  it.each([1, 2, 5, 6, 13, 40])("is found however often an alert flapped: %i times", async (times) => {
    const ids = Array.from({ length: times }, (_, i) => i).flatMap((occurrence) => [
      alertSignalId(name("a"), "firing", occurrence),
      alertSignalId(name("a"), "resolved", occurrence),
    ]);
    const { ports, looks } = portsWith(...ids);
    const [heard] = await heardAlerts(ports, "acme", [name("a")]);
    expect(heard?.occurrence).toBe(times - 1);
    expect(looks()).toBeLessThanOrEqual(6);
  });
});
