import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { exportId } from "./export-id.js";

const request = { key: "k", requestDigest: "0a".repeat(32) };

describe("the id of an export", () => {
  it("is a fresh one for a request without a key", () => {
    const ambient = fakeAmbient();
    expect([exportId("soc2", undefined, ambient), exportId("soc2", undefined, ambient)]).toEqual([
      "exp_00000000-0000-7000-8000-000000000001",
      "exp_00000000-0000-7000-8000-000000000002",
    ]);
  });

  it("is the same for the same request with a key, and another one for any other", () => {
    const idOf = (kind: string, changes: Partial<typeof request> = {}) =>
      exportId(kind, { ...request, ...changes }, fakeAmbient());
    expect(idOf("soc2")).toMatch(/^exp_[0-9a-f]{32}$/);
    expect(idOf("soc2")).toBe(idOf("soc2"));
    const others = [idOf("evidence"), idOf("soc2", { key: "k2" }), idOf("soc2", { requestDigest: "0b".repeat(32) })];
    expect(new Set([idOf("soc2"), ...others]).size).toBe(4);
  });
});
