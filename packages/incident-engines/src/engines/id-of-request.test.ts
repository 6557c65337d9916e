import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { idOfRequest } from "./id-of-request.js";

const request = { key: "k", requestDigest: "0a".repeat(32) };

describe("the id of what a request makes", () => {
  it("is a fresh one for a request without a key", () => {
    const ambient = fakeAmbient();
    const fresh = () => idOfRequest("exp", ["made/v1"], undefined, ambient);
    expect([fresh(), fresh()]).toEqual([
      "exp_00000000-0000-7000-8000-000000000001",
      "exp_00000000-0000-7000-8000-000000000002",
    ]);
  });

  it("is the same for the same request with a key, and another one for any other", () => {
    const idOf = (derivation: string[], changes: Partial<typeof request> = {}) =>
      idOfRequest("exp", derivation, { ...request, ...changes }, fakeAmbient());
    const first = idOf(["made/v1", "a"]);
    expect(first).toMatch(/^exp_[0-9a-f]{32}$/);
    expect(idOf(["made/v1", "a"])).toBe(first);
    const others = [
      idOf(["made/v1", "b"]),
      idOf(["made/v1", "a"], { key: "k2" }),
      idOf(["made/v1", "a"], { requestDigest: "0b".repeat(32) }),
    ];
    expect(new Set([first, ...others]).size).toBe(4);
  });
});
