import { describe, expect, it } from "vitest";
import { requestKeyOf } from "./request-key.js";

const digestOf = (text: string, path: Record<string, string> = {}) =>
  requestKeyOf("k-1", { path, body: JSON.parse(text) })?.requestDigest;

describe("requestKeyOf", () => {
  it("is undefined without the header", () => {
    expect(requestKeyOf(undefined, { path: {}, body: {} })).toBeUndefined();
  });

  it.each(["a", "x".repeat(255), "8e03978e-40d5-43e8-bc93-6894a57f9324", '"quoted"'])("takes %j", (key) => {
    expect(requestKeyOf(key, { path: {}, body: {} })).toEqual({
      key,
      requestDigest: expect.stringMatching(/^\w{64}$/),
    });
  });

  it.each(["", "a b", "ä", "a\tb", "x".repeat(256)])("refuses %j", (key) => {
    expect(() => requestKeyOf(key, { path: {}, body: {} })).toThrow(expect.objectContaining({ code: "invalid_input" }));
  });

  it("takes the same words for the same, in whatever order and with whatever space", () => {
    expect(digestOf('{"a":1,"b":{"c":[1,2],"d":null}}')).toBe(digestOf(' { "b": {"d":null, "c":[1,2]}, "a":1 }'));
  });

  it.each([
    ['{"a":1}', '{"a":"1"}'],
    ['{"a":[1,2]}', '{"a":[2,1]}'],
    ['{"a":null}', "{}"],
    ['{"__proto__":{"a":1}}', "{}"],
    ['{"a":{"b":1}}', '{"a":{"b":1,"c":1}}'],
  ])("tells %s from %s", (one, other) => {
    expect(digestOf(one)).not.toBe(digestOf(other));
  });

  it("tells one path from another, and path from body", () => {
    expect(digestOf("{}", { incidentId: "inc_1" })).not.toBe(digestOf("{}", { incidentId: "inc_2" }));
    expect(digestOf("{}", { incidentId: "inc_1" })).not.toBe(digestOf('{"incidentId":"inc_1"}'));
  });

  it("refuses a body that is nested without end", () => {
    expect(() => digestOf(`${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)}`)).toThrow(
      expect.objectContaining({ code: "invalid_input" }),
    );
  });
});
