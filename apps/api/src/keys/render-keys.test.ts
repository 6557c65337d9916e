import type { ApiKey } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { renderIssued, renderKey, renderKeys } from "./render-keys.js";

const LATER = "2026-04-14T12:00:00.000000Z";

function key(wish: Partial<ApiKey> = {}): ApiKey {
  return {
    keyId: "key_1",
    tenantId: "acme",
    name: "collector",
    role: "ingest",
    scopes: null,
    actor: { type: "AGENT", id: "collector" },
    status: "active",
    endsAt: null,
    endReason: null,
    endedBy: null,
    expiresAt: null,
    replacesKeyId: null,
    createdBy: { type: "HUMAN", id: "ada" },
    createdAt: "2026-03-14T12:00:00.000000Z",
    recordedAt: "2026-03-14T12:00:00.000000Z",
    sequence: 1,
    ...wish,
  };
}

describe("a key on a terminal", () => {
  it("is a line for each thing that it says", () => {
    expect(renderKey(key({ scopes: ["signals.record"], replacesKeyId: "key_0" })).split("\n")).toEqual([
      "key       key_1",
      "tenant    acme",
      "name      collector",
      "role      ingest",
      "scopes    signals.record",
      "status    active",
      "replaces  key_0",
      "",
    ]);
  });

  it.each([
    ["active", {}],
    [`active until ${LATER}`, { expiresAt: LATER }],
    [`ends ${LATER} (rotated)`, { status: "ending", endsAt: LATER, endReason: "rotated" }],
    [`ended ${LATER}`, { status: "ended", endsAt: LATER }],
    [`expired ${LATER}`, { status: "expired", expiresAt: LATER }],
  ] as const)("is %s", (text, wish) => {
    expect(renderKey(key(wish))).toContain(`status    ${text}\n`);
  });

  it("ends in its secret when it was just issued", () => {
    expect(renderIssued(key(), "hoc_secret")).toMatch(/\nsecret {4}hoc_secret\nKeep the secret now/);
  });

  it("is a row of a table among others", () => {
    const [header, row] = renderKeys([key()]).split("\n");
    expect(header).toMatch(/^KEY +NAME +ROLE +SCOPES +STATUS +CREATED$/);
    expect(row).toMatch(/^key_1 +collector +ingest +all of the role +active +2026-03-14T12:00:00.000000Z$/);
    expect(renderKeys([])).toBe("There is no key.\n");
  });
});
