import { describe, expect, it } from "vitest";
import { deprecationIn } from "./deprecation.js";

const read = (headers: Record<string, string>) => deprecationIn("an.operation", new Headers(headers));

describe("deprecationIn", () => {
  it("tells since when, until when and what takes its place", () => {
    expect(
      read({
        deprecation: "@1795305600",
        sunset: "Tue, 30 Nov 2027 00:00:00 GMT",
        link: '</other>; rel="help", </v1/incidents/active>; rel="successor-version"',
      }),
    ).toEqual({
      operation: "an.operation",
      since: new Date("2026-11-22T00:00:00Z"),
      sunset: new Date("2027-11-30T00:00:00Z"),
      successor: "/v1/incidents/active",
    });
  });

  it("says nothing of an answer that says nothing", () => {
    expect(read({ link: '</next>; rel="successor-version"' })).toBeUndefined();
  });

  it("makes nothing up of headers that it cannot read", () => {
    expect(read({ deprecation: "true", sunset: "some day" })).toEqual({
      operation: "an.operation",
      since: null,
      sunset: null,
      successor: null,
    });
  });
});
