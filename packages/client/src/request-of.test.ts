import { describe, expect, it } from "vitest";
import { requestOf } from "./request-of.js";

const READ = { method: "GET", path: "/v1/things/{thingId}", answers: "json", takesIfMatch: false } as const;
const WRITE = { ...READ, method: "POST", path: "/v1/things/{thingId}/close", takesIfMatch: true } as const;
const HOST = "https://host.example/base/";

describe("requestOf", () => {
  it("puts members of a read into path and query", () => {
    const input = { thingId: "a/b ?", limit: 5, isSynthetic: false, asOf: undefined, cursor: null, tag: ["x", "y&z"] };
    expect(requestOf(READ, input, HOST)).toEqual({
      method: "GET",
      url: "https://host.example/base/v1/things/a%2Fb%20%3F?limit=5&isSynthetic=false&tag=x&tag=y%26z",
    });
    expect(requestOf(READ, { thingId: "a" }, "https://host").url).toBe("https://host/v1/things/a");
  });

  it("puts members of a write into path, If-Match and body", () => {
    expect(requestOf(WRITE, { thingId: "a", expectedVersion: 3, reason: "over" }, HOST)).toEqual({
      method: "POST",
      url: "https://host.example/base/v1/things/a/close",
      ifMatch: '"3"',
      body: '{"reason":"over"}',
      mediaType: "application/json",
    });
    expect(requestOf(WRITE, { thingId: "a" }, HOST)).not.toHaveProperty("ifMatch");
  });

  it("leaves expectedVersion in the body where there is no If-Match", () => {
    expect(requestOf({ ...WRITE, takesIfMatch: false }, { thingId: "a", expectedVersion: 3 }, HOST).body).toBe(
      '{"expectedVersion":3}',
    );
  });

  it("sends the member that is the whole body, as its own media type", () => {
    const sends = { member: "events", mediaType: "application/cloudevents-batch+json" };
    const endpoint = { ...WRITE, path: "/v1/intake", sends };
    expect(requestOf(endpoint, { events: [{ id: "1" }] }, HOST)).toEqual({
      method: "POST",
      url: "https://host.example/base/v1/intake",
      body: '[{"id":"1"}]',
      mediaType: "application/cloudevents-batch+json",
    });
  });

  it.each([undefined, null, "", ".", "..", {}, true])("does not let %j lead to another path", (thingId) => {
    expect(() => requestOf(READ, { thingId }, HOST)).toThrow(/thingId must be a text that can stand in a path/);
  });

  it("leaves the caller's input as it is", () => {
    const input = Object.freeze({ thingId: "a", expectedVersion: 3 });
    requestOf(WRITE, input, HOST);
    expect(input).toEqual({ thingId: "a", expectedVersion: 3 });
  });
});
