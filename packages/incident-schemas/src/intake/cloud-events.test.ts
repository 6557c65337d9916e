import { describe, expect, it } from "vitest";
import { parseInput } from "../errors/invalid-input.js";
import { cloudEventSchema, recordCloudEventsInputSchema } from "./cloud-events.js";

const EVENT = { specversion: "1.0", id: "7", source: "/probe", type: "probe.failed" };

describe("a CloudEvent", () => {
  it("has its attributes, extensions of three types, and data of any form", () => {
    const event = { ...EVENT, traceid: "t", count: 3, sampled: true, empty: "", data: [1, "a"] };
    expect(cloudEventSchema.parse(event)).toEqual(event);
    for (const data_base64 of ["", "AAE=", "AA==", "AAEC", "AAECAw=="])
      expect(cloudEventSchema.parse({ ...EVENT, data_base64 })).toEqual({ ...EVENT, data_base64 });
    expect(cloudEventSchema.parse({ ...EVENT, time: "2026-03-14T10:00:00.5+01:00" }).time).toBe(
      "2026-03-14T09:00:00.500000Z",
    );
  });

  it("is without an attribute that is null, and may have null as its data", () => {
    expect(cloudEventSchema.parse({ ...EVENT, subject: null, extension: null, data: null })).toEqual({
      ...EVENT,
      data: null,
    });
  });

  it.each([
    ["no specversion", { specversion: undefined }, "specversion"],
    ["another specversion", { specversion: "0.3" }, "specversion"],
    ["an empty id", { id: "" }, "id"],
    ["no id", { id: null }, "id"],
    ["an empty source", { source: "" }, "source"],
    ["a type that is no text", { type: 5 }, "type"],
    ["a time without zone", { time: "2026-03-14T10:00:00" }, "time"],
    ["an extension with capitals", { traceId: "t" }, "traceId"],
    ["an extension with an underscore", { trace_id: "t" }, "trace_id"],
    ["an extension that is an object", { trace: {} }, "trace"],
    ["an extension that is a fraction", { load: 0.5 }, "load"],
    ["data that is no Base64", { data_base64: "A" }, "data_base64"],
    ["Base64 with more padding than there is", { data_base64: "A===" }, "data_base64"],
    ["Base64 with padding inside", { data_base64: "AA==AAA=" }, "data_base64"],
    ["Base64 of 6 MB", { data_base64: "A".repeat(6_000_000) }, "data_base64"],
    ["an extension called __proto__", JSON.parse('{"__proto__":"x"}'), "__proto__"],
    ["data twice", { data: 1, data_base64: "AAE=" }, "data_base64"],
  ])("is none with %s", (_, more, member) => {
    const { error } = cloudEventSchema.safeParse({ ...EVENT, ...more });
    expect(error?.issues.map(({ path }) => path[0])).toContain(member);
  });

  it.each([[[]], ["event"], [7], [null]])("is none when it is no object: %o", (value) => {
    expect(cloudEventSchema.safeParse(value).success).toBe(false);
  });

  it("is judged with all others in one go, attributes and data", () => {
    const refused = () =>
      parseInput(recordCloudEventsInputSchema, {
        events: [
          { ...EVENT, source: "", trace_id: "t", data: { severity: "very", kind: "manual" } },
          EVENT,
          { ...EVENT, id: undefined, type: "incidents.IncidentCreated", data: { costMicros: 0.5 } },
          { ...EVENT, specversion: "0.3", data: { log: "x".repeat(70_000) } },
          { ...EVENT, specversion: "0.3", data_base64: "A".repeat(6_000_000) },
        ],
      });
    const fields = [
      "/events/0/source",
      "/events/0/trace_id",
      "/events/0/data/severity",
      "/events/0/data/kind",
      "/events/2/id",
      "/events/2/type",
      "/events/2/data/costMicros",
      "/events/3/specversion",
      "/events/3/data",
      "/events/4/specversion",
      "/events/4/data_base64",
    ];
    expect(refused).toThrow(
      expect.objectContaining({ details: { fields: fields.map((pointer) => expect.objectContaining({ pointer })) } }),
    );
  });

  it("says in words what was expected of its data", () => {
    const data = { severity: "very", title: 5 };
    expect(() => parseInput(recordCloudEventsInputSchema, { events: [{ ...EVENT, data }] })).toThrow(
      expect.objectContaining({
        details: {
          fields: expect.arrayContaining([
            { pointer: "/events/0/data/title", message: "must be a string, not a number" },
          ]),
        },
      }),
    );
  });

  it("comes with at most 999 others", () => {
    const events = (count: number) => ({ events: Array(count).fill(EVENT) });
    expect([0, 1, 1_000, 1_001].map((count) => recordCloudEventsInputSchema.safeParse(events(count)).success)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
