import { describe, expect, it } from "vitest";
import { storedKey } from "../../../test/api-keys.js";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { issuedRecord, revokedRecord, rotatedRecord } from "./key-records.js";

const LATER = "2026-03-14T13:00:00.000000Z";
const doing = { actor: ADA, at: NOW };
const ended = (endsAt: string) => storedKey({ end: { endsAt, reason: null, endedBy: ADA, recordedAt: NOW } });

describe("what the audit ledger says of a key", () => {
  it("is with what powers and for whom it was issued", () => {
    expect(issuedRecord(storedKey({ scopes: ["incidents.read"] }), doing)).toEqual({
      eventType: "ApiKeyIssued",
      entityType: "API_KEY",
      entityId: "key_1",
      actor: ADA,
      at: NOW,
      reason: null,
      before: null,
      after: {
        name: "collector",
        role: "responder",
        scopes: ["incidents.read"],
        holder: { type: "AGENT", id: "collector" },
        expiresAt: null,
        replacesKeyId: null,
      },
    });
  });

  it("is from when on it ends, and what takes its place", () => {
    expect(rotatedRecord(storedKey(), ended(LATER), "key_2", doing)).toMatchObject({
      eventType: "ApiKeyRotated",
      entityId: "key_1",
      before: { status: "active", endsAt: null },
      after: { status: "ending", endsAt: LATER, replacedBy: "key_2" },
    });
  });

  it("is why it was revoked", () => {
    expect(revokedRecord(ended(LATER), ended(NOW), "it leaked", doing)).toMatchObject({
      eventType: "ApiKeyRevoked",
      reason: "it leaked",
      before: { status: "ending", endsAt: LATER },
      after: { status: "ended", endsAt: NOW },
    });
  });

  it("never holds anything of its secret", () => {
    const records = [
      issuedRecord(storedKey(), doing),
      rotatedRecord(storedKey(), ended(LATER), "key_2", doing),
      revokedRecord(storedKey(), ended(NOW), null, doing),
    ];
    expect(JSON.stringify(records)).not.toContain(storedKey().secretHash);
  });
});
