import { expect, it } from "vitest";
import { deprecationHeaders, deprecationText } from "./deprecation.js";

const DEPRECATION = { since: "2026-11-22", sunset: "2027-11-30", successor: "/v1/things/active" };

it("F-140: writes the days as RFC 9745 and RFC 8594 want them, and links to what takes the place", () => {
  expect(deprecationHeaders(DEPRECATION)).toEqual({
    deprecation: "@1795305600",
    sunset: "Tue, 30 Nov 2027 00:00:00 GMT",
    link: '</v1/things/active>; rel="successor-version"',
  });
});

it("says it to people in the same days", () => {
  expect(deprecationText(DEPRECATION)).toBe(
    "Deprecated since 2026-11-22 and may be gone from 2027-11-30 on: use `/v1/things/active` instead.",
  );
});
