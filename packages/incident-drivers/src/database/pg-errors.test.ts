import { DomainError } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { translateDatabaseError, violates } from "./pg-errors.js";

const coded = (code: string, more: object = {}) => Object.assign(new Error("database says no"), { code, ...more });

describe("what the database says", () => {
  it.each(["55P03", "40001", "40P01"])("%s is a busy tenant: the same call may succeed later", (code) => {
    const cause = coded(code);
    expect(translateDatabaseError(cause)).toMatchObject({ code: "tenant_busy", retryable: true, cause });
  });

  const unavailable = ["ECONNREFUSED", "ECONNRESET", "57P01", "53300", "08006", "53100", "53200", "58030"];
  it.each(unavailable)("%s is a database out of reach, or without room", (code) => {
    expect(translateDatabaseError(coded(code))).toMatchObject({ code: "database_unavailable", kind: "unavailable" });
  });

  it("a connection that ended is a database out of reach, also without a code", () => {
    expect(translateDatabaseError(new Error("Connection terminated unexpectedly"))).toMatchObject({
      code: "database_unavailable",
    });
  });

  it("everything else stays what it is", () => {
    const own = new DomainError("tenant_mismatch", "no");
    const other = coded("22012");
    expect(translateDatabaseError(own)).toBe(own);
    expect(translateDatabaseError(other)).toBe(other);
    expect(translateDatabaseError(null)).toBeNull();
  });

  it("a violation is known by its constraint, with or without a shard's number", () => {
    expect(violates(coded("23505", { constraint: "incidents_open_key" }), "incidents_open_key")).toBe(true);
    expect(violates(coded("23505", { constraint: "incidents_open_key_102008" }), "incidents_open_key")).toBe(true);
    expect(violates(coded("23505", { constraint: "incidents_pkey" }), "incidents_open_key")).toBe(false);
    expect(violates(coded("23514", { constraint: "incidents_open_key" }), "incidents_open_key")).toBe(false);
    expect(violates(undefined, "incidents_open_key")).toBe(false);
  });
});
