import { describe, expect, it } from "vitest";
import { fairRoom } from "./fair-room.js";

const MOST = { perTenant: 32, atOnce: 256 };

/** What each of several tenants has under way that take all they can, one after the other. */
function takenBy(tenants: number, most = MOST): number[] {
  const taken: number[] = [];
  const ofAll = () => taken.reduce((sum, ofTenant) => sum + ofTenant, 0);
  for (let tenant = 0; tenant < tenants; tenant++) taken.push(fairRoom({ ofTenant: 0, ofAll: ofAll() }, most));
  return taken;
}

describe("the room of a tenant", () => {
  it("is all that a tenant may have while it is alone", () => {
    for (const ofTenant of [0, 1, 16, 31]) expect(fairRoom({ ofTenant, ofAll: ofTenant }, MOST)).toBe(32 - ofTenant);
    expect(fairRoom({ ofTenant: 32, ofAll: 32 }, MOST)).toBe(0);
  });

  it("is left for those that come next, however much the others take", () => {
    for (const tenants of [8, 16, 30]) {
      const taken = takenBy(tenants);
      expect(Math.min(...taken)).toBeGreaterThan(0);
      const ofAll = taken.reduce((sum, ofTenant) => sum + ofTenant, 0);
      expect(fairRoom({ ofTenant: 0, ofAll }, MOST)).toBeGreaterThan(0);
    }
  });

  it("is none for a tenant that has more than its share by now", () => {
    expect(fairRoom({ ofTenant: 20, ofAll: 200 }, MOST)).toBe(0);
    expect(fairRoom({ ofTenant: 4, ofAll: 200 }, MOST)).toBeGreaterThan(0);
  });

  it("is never more than is free, and none where nothing is", () => {
    expect(takenBy(3, { perTenant: 32, atOnce: 3 })).toEqual([3, 0, 0]);
    expect(fairRoom({ ofTenant: 0, ofAll: 256 }, MOST)).toBe(0);
    expect(fairRoom({ ofTenant: 0, ofAll: 300 }, MOST)).toBe(0);
  });
});
