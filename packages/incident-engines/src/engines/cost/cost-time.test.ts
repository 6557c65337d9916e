import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { refuseForeignTime, refuseFutureCosts } from "./cost-time.js";

const LATEST = "2026-03-14T12:05:00.000000Z";
const TOO_LATE = "2026-03-14T12:05:00.000001Z";

/** The refusal that something ends with. */
function refusal(act: () => void): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe("costs in the future", () => {
  it("are taken as far ahead as clocks may differ, and where no instant is said", () => {
    expect(refusal(() => refuseFutureCosts([{}, { occurredAt: LATEST }], NOW))).toBeUndefined();
  });

  it("are refused beyond it, each by its position", () => {
    const costs = [{ occurredAt: TOO_LATE }, {}, { occurredAt: "2199-01-01T00:00:00.000000Z" }];
    expect(refusal(() => refuseFutureCosts(costs, NOW))).toMatchObject({
      code: "cost_in_future",
      message: expect.stringMatching(/^\/records\/0\/occurredAt: .*nothing was stored/),
      details: {
        fields: [
          { pointer: "/records/0/occurredAt", message: `is later than ${LATEST}` },
          { pointer: "/records/2/occurredAt" },
        ],
        latest: LATEST,
      },
    });
  });
});

describe("what a reserved step did cost", () => {
  const RESERVED_AT = "2026-03-14T11:00:00.000000Z";
  const commit = (occurredAt?: string) => refusal(() => refuseForeignTime({ occurredAt }, RESERVED_AT, NOW));

  it("lies between its reservation and now, as exactly as clocks do", () => {
    for (const occurredAt of [undefined, "2026-03-14T10:55:00.000000Z", LATEST])
      expect(commit(occurredAt)).toBeUndefined();
  });

  it("is refused later, and before it was reserved", () => {
    expect(commit(TOO_LATE)).toMatchObject({
      code: "cost_in_future",
      details: { fields: [{ pointer: "/occurredAt" }] },
    });
    expect(commit("2026-03-14T10:54:59.999999Z")).toMatchObject({
      code: "cost_before_reservation",
      message: expect.stringContaining(RESERVED_AT),
      details: { fields: [{ pointer: "/occurredAt", message: "is earlier than 2026-03-14T10:55:00.000000Z" }] },
    });
  });
});
