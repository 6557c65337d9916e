import { buildSignal } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { refuseTooOld, retentionHorizon } from "./retention.js";

const HORIZON = "2026-03-01T00:00:00.000000Z";
const at = (occurredAt: string | null) => buildSignal({ occurredAt });

describe("the horizon", () => {
  it("lies so many days back, and nowhere when all is kept", () => {
    expect(retentionHorizon({ signalRetentionDays: 30 }, "2026-03-31T00:00:00.000000Z")).toBe(HORIZON);
    expect(retentionHorizon({ signalRetentionDays: null }, "2026-03-31T00:00:00.000000Z")).toBeNull();
  });

  it("lets pass what happened at it or later, and what has no instant of its own", () => {
    expect(() => refuseTooOld([at(HORIZON), at("2026-03-02T00:00:00.000000Z"), at(null)], HORIZON)).not.toThrow();
    expect(() => refuseTooOld([at("1999-01-01T00:00:00.000000Z")], null)).not.toThrow();
  });

  it("refuses what happened before, each by its position", () => {
    const old = at("2026-02-28T23:59:59.999999Z");
    expect(() => refuseTooOld([at(null), old, at(HORIZON), old], HORIZON)).toThrow(
      expect.objectContaining({
        code: "signal_too_old",
        details: expect.objectContaining({
          fields: [
            expect.objectContaining({ pointer: "/signals/1/occurredAt" }),
            expect.objectContaining({ pointer: "/signals/3/occurredAt" }),
          ],
        }),
      }),
    );
    expect(() => refuseTooOld([old], HORIZON, () => "/occurredAt")).toThrow(
      "/occurredAt: signals older than 2026-03-01",
    );
  });
});
