import { buildIncident } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { keyExplanation } from "./key-explanation.js";

const WINDOW_START = "2026-03-14T11:55:00.000000Z";

const keyed = (fingerprint: string, window = "_") =>
  keyExplanation(
    buildIncident({
      fingerprint,
      groupingKey: `k1|s4:acme|s13:failure_spike|${fingerprint}|${window}`,
      windowStart: WINDOW_START,
    }),
  );

describe("keyExplanation", () => {
  it("takes a key apart", () => {
    expect(keyed("f8:checkout")).toEqual({
      version: "k1",
      groupingKey: "k1|s4:acme|s13:failure_spike|f8:checkout|_",
      tenantId: "acme",
      triggerType: "failure_spike",
      fingerprint: "f8:checkout",
      fingerprintSource: "caller",
      fingerprintParts: { fingerprint: "checkout" },
      grouping: "sliding",
      windowStart: null,
    });
  });

  it.each([
    ["f0:", "none", {}],
    ["f3:a:b", "caller", { fingerprint: "a:b" }],
    ["f2:|_", "caller", { fingerprint: "|_" }],
    ["f2:🙈", "caller", { fingerprint: "🙈" }],
    ["f8:overflow", "caller", { fingerprint: "overflow" }],
    ["r(s3:E,1,s1:c)", "run", { errorCode: "E,1", category: "c" }],
    ["r(n,n)", "run", { errorCode: null, category: null }],
    ["r(s1:n,n)", "run", { errorCode: "n", category: null }],
    ["v(s2:p))", "violation", { policyId: "p)" }],
    ["v(n)", "violation", { policyId: null }],
    ["m4:sig1", "manual", { signalId: "sig1" }],
    ["overflow", "overflow", {}],
    ["", "unknown", {}],
    ["f9:short", "unknown", {}],
    ["f1:long", "unknown", {}],
    ["r(s1:a)", "unknown", {}],
    ["r(s1:a;s1:b)", "unknown", {}],
    ["x(s1:a)", "unknown", {}],
  ])("reads the fingerprint %j as %s", (fingerprint, fingerprintSource, fingerprintParts) => {
    expect(keyed(fingerprint)).toMatchObject({ fingerprintSource, fingerprintParts });
    expect(Object.keys(keyed(fingerprint).fingerprintParts)).toEqual(Object.keys(fingerprintParts));
  });

  it("tells how signals are grouped, and the window only where there is one", () => {
    const grouped = ({ grouping, windowStart }: ReturnType<typeof keyed>) => [grouping, windowStart];
    expect(grouped(keyed("f0:"))).toEqual(["sliding", null]);
    expect(grouped(keyed("f0:", `w27:${WINDOW_START}`))).toEqual(["tumbling", WINDOW_START]);
    expect(grouped(keyed("m2:s1"))).toEqual(["manual", null]);
    expect(grouped(keyed("overflow"))).toEqual(["overflow", null]);
  });
});
