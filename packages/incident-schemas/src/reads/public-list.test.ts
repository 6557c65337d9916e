import { describe, expect, it } from "vitest";
import { parseInput } from "../errors/invalid-input.js";
import { publicListInputSchema } from "./public-list.js";

/** What is refused of a question, by the name of the parameter. */
function refused(query: unknown): Record<string, string> {
  try {
    parseInput(publicListInputSchema, query);
    return {};
  } catch (error) {
    const { fields } = (error as { details: { fields: { pointer: string; message: string }[] } }).details;
    return Object.fromEntries(fields.map(({ pointer, message }) => [pointer, message]));
  }
}

const taken = (query: object) => publicListInputSchema.parse(query);

describe("the public list", () => {
  it.each([
    [
      "active",
      { isSynthetic: "YES", createdAfter: "2026-03-01T01:00:00+01:00", createdBefore: "2026-03-01T00:00:00Z" },
    ],
    ["resolved", { isSynthetic: "0", resolvedAfter: "2026-03-01T00:00:00Z", resolvedBefore: "2026-03-02T00:00:00Z" }],
    ["historical", { retentionDays: "365" }],
  ])("takes the parameters of %s, and those that every topic has", (topic, own) => {
    const common = { severity: "HIGH", category: "billing", causeType: "system", limit: "100", offset: "2147483647" };
    expect(refused({ topic, ...own, ...common, asOf: "2026-03-14T00:00:00Z" })).toEqual({});
  });

  it("has twenty rows from the first on, and no retention of its own, unless told", () => {
    expect(taken({ topic: "historical" })).toEqual({ topic: "historical", limit: 20, offset: 0 });
  });

  it.each([
    ["true", true],
    ["1", true],
    ["Yes", true],
    ["FALSE", false],
    ["0", false],
    ["no", false],
  ])("reads %s as %s", (isSynthetic, expected) => {
    expect(taken({ topic: "active", isSynthetic }).isSynthetic).toBe(expected);
  });

  it.each([
    [{}, { "/topic": "is missing; it must be one of: active, resolved, historical" }],
    [{ topic: "ACTIVE" }, { "/topic": "must be one of: active, resolved, historical" }],
    [{ topic: "active", isSynthetic: "on" }, { "/isSynthetic": "must be one of: true, 1, yes, false, 0, no" }],
    [{ topic: "active", limit: "101" }, { "/limit": "must be a whole number from 1 to 100, in plain digits" }],
    [{ topic: "active", limit: "1.0" }, { "/limit": "must be a whole number from 1 to 100, in plain digits" }],
    [
      { topic: "active", offset: "2147483648" },
      { "/offset": "must be a whole number from 0 to 2147483647, in plain digits" },
    ],
    [
      { topic: "historical", retentionDays: "6" },
      { "/retentionDays": "must be a whole number from 7 to 365, in plain digits" },
    ],
    [
      { topic: "active", createdAfter: "2026-03-01T00:00:00" },
      { "/createdAfter": "must be an RFC 3339 instant with a zone, such as 2026-03-14T09:26:53.589793Z" },
    ],
    [
      { topic: "active", createdAfter: "2026-03-01T00:00:00.000001Z", createdBefore: "2026-03-01T01:00:00+01:00" },
      { "/createdAfter": "must not lie after createdBefore" },
    ],
    [
      { topic: "resolved", resolvedAfter: "2026-03-02T00:00:00Z", resolvedBefore: "2026-03-01T00:00:00Z" },
      { "/resolvedAfter": "must not lie after resolvedBefore" },
    ],
    [{ topic: "active", colour: "red" }, { "/colour": "is not a known member" }],
    [{ topic: "active", sortBy: "severity" }, { "/sortBy": "is not a known member" }],
    [{ topic: "active", cursor: "x" }, { "/cursor": "is not a known member" }],
  ])("refuses %o", (query, expected) => {
    expect(refused(query)).toEqual(expected);
  });

  it.each([
    ["active", ["resolvedAfter", "resolvedBefore", "retentionDays"]],
    ["resolved", ["createdAfter", "createdBefore", "retentionDays"]],
    ["historical", ["isSynthetic", "createdAfter", "createdBefore", "resolvedAfter", "resolvedBefore"]],
  ])("F-060: of what %s does not have it says only that", (topic, foreign) => {
    const message = `is not known for the topic ${topic}`;
    const wrongToo = Object.fromEntries(foreign.map((name) => [name, "nonsense"]));
    expect(refused({ topic, ...wrongToo })).toEqual(Object.fromEntries(foreign.map((name) => [`/${name}`, message])));
  });

  it("does not compare bounds that the topic does not have", () => {
    const query = { topic: "active", resolvedAfter: "2026-03-02T00:00:00Z", resolvedBefore: "2026-03-01T00:00:00Z" };
    expect(Object.values(refused(query))).toEqual(Array(2).fill("is not known for the topic active"));
  });

  it("refuses what is given more than once, and says nothing else of it", () => {
    const twice = { limit: ["5", "6"], isSynthetic: ["1", "1"], createdAfter: ["x", "y"], category: ["a", "b"] };
    expect(refused({ topic: "active", ...twice })).toEqual(
      Object.fromEntries(Object.keys(twice).map((name) => [`/${name}`, "is given more than once"])),
    );
    expect(refused({ topic: ["active", "active"] })).toEqual({ "/topic": "is given more than once" });
  });

  it("names everything that is wrong in one answer", () => {
    expect(
      refused({
        topic: "active",
        severity: "dire",
        limit: "0",
        offset: ["1", "2"],
        retentionDays: "3",
        createdAfter: "2026-03-02T00:00:00Z",
        createdBefore: "2026-03-01T00:00:00Z",
        colour: "red",
      }),
    ).toEqual({
      "/severity": "must be one of: low, medium, high, critical",
      "/limit": "must be a whole number from 1 to 100, in plain digits",
      "/offset": "is given more than once",
      "/retentionDays": "is not known for the topic active",
      "/createdAfter": "must not lie after createdBefore",
      "/colour": "is not a known member",
    });
  });

  it("without a topic that it knows still names what is wrong whatever the topic", () => {
    expect(Object.keys(refused({ topic: "all", limit: "x", colour: "red", retentionDays: "30" }))).toEqual([
      "/topic",
      "/limit",
      "/colour",
    ]);
  });

  it("refuses what is no object", () => {
    expect(Object.keys(refused("active"))).toEqual([""]);
  });
});
