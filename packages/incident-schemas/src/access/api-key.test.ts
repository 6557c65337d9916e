import { describe, expect, it } from "vitest";
import { issueApiKeyInputSchema, rotateApiKeyInputSchema } from "./api-key.js";

const KEY = { name: "collector", role: "responder" } as const;

const pointersOf = (input: unknown) =>
  issueApiKeyInputSchema.safeParse(input).error?.issues.map(({ path }) => path.join("/"));

describe("a key that is to be issued", () => {
  it("takes scopes of its role", () => {
    const asked = { ...KEY, scopes: ["incidents.read", "costs.write"], expiresInSeconds: 3_600 };
    expect(issueApiKeyInputSchema.parse(asked)).toEqual(asked);
  });

  it("names the scope that its role does not allow", () => {
    expect(pointersOf({ ...KEY, scopes: ["incidents.read", "access.manage"] })).toEqual(["scopes/1"]);
  });

  it.each([
    ["scopes", { scopes: [] }],
    ["scopes", { scopes: ["incidents.read", "incidents.read"] }],
    ["scopes/0", { scopes: ["everything"] }],
    ["role", { role: "owner" }],
    ["name", { name: " " }],
    ["actor/type", { actor: { type: "SYSTEM", id: "system_cost_guard" } }],
    ["actor/id", { actor: { type: "AGENT", id: "a\u0000" } }],
    ["expiresInSeconds", { expiresInSeconds: 0 }],
    ["expiresInSeconds", { expiresInSeconds: 315_360_001 }],
  ])("is refused at %s where it is malformed: %j", (pointer, wish) => {
    expect(pointersOf({ ...KEY, ...wish })).toEqual([pointer]);
  });
});

describe("a key that is to be rotated", () => {
  it("goes on for a day when nobody says otherwise, and for thirty at most", () => {
    expect(rotateApiKeyInputSchema.parse({ keyId: "key_1" }).overlapSeconds).toBe(86_400);
    expect(rotateApiKeyInputSchema.safeParse({ keyId: "key_1", overlapSeconds: 2_592_000 }).success).toBe(true);
    for (const overlapSeconds of [-1, 0.5, 2_592_001])
      expect(rotateApiKeyInputSchema.safeParse({ keyId: "key_1", overlapSeconds }).success).toBe(false);
  });
});
