import { describe, expect, it } from "vitest";
import { readCloudEvents } from "./cloud-events.js";

const read = (headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer> | null = null, limit = 1_000) =>
  readCloudEvents(new Request("http://host/", { method: "POST", headers, body }), limit);
const BINARY = { "ce-specversion": "1.0", "ce-id": "7", "ce-source": "/probe", "ce-type": "probe.failed" };
const ATTRIBUTES = { specversion: "1.0", id: "7", source: "/probe", type: "probe.failed" };

describe("events in their own media types", () => {
  it.each(["application/cloudevents+json", "Application/CloudEvents+JSON; charset=UTF-8"])(
    "is one: %s",
    async (type) => {
      expect(await read({ "content-type": type }, '{"id":"7"}')).toEqual({ events: [{ id: "7" }] });
    },
  );

  it("are many: application/cloudevents-batch+json", async () => {
    const type = { "content-type": "application/cloudevents-batch+json" };
    expect(await read(type, '[{"id":"7"},{"id":"8"}]')).toEqual({ events: [{ id: "7" }, { id: "8" }] });
    expect(await read(type, "{}")).toEqual({ events: {} });
  });

  it("are many under the wrong name, and hear the right one: application/cloudevents+json", async () => {
    await expect(read({ "content-type": "application/cloudevents+json" }, '[{"id":"7"}]')).rejects.toMatchObject({
      code: "unsupported_media_type",
      message: expect.stringContaining("application/cloudevents-batch+json"),
    });
  });

  it.each([
    [{ "content-type": "application/cloudevents+xml", ...BINARY }, "<event/>", "unsupported_media_type"],
    [{ "content-type": "application/json" }, "{}", "unsupported_media_type"],
    [{ "content-type": "application/cloudevents+json; charset=latin1" }, "{}", "unsupported_media_type"],
    [{ "content-type": "application/cloudevents+json", "content-encoding": "gzip" }, "{}", "unsupported_media_type"],
    [{ "content-type": "application/cloudevents+json" }, "{", "invalid_json"],
    [{ "content-type": "application/cloudevents+json" }, " ".repeat(1_001), "body_too_large"],
  ])("are refused where they cannot be read: %o", async (headers, body, code) => {
    await expect(read(headers as Record<string, string>, body)).rejects.toMatchObject({ code });
  });
});

describe("an event in headers", () => {
  it("has its attributes there, and its data in the body", async () => {
    expect(await read({ ...BINARY, "CE-Subject": "bot", "content-type": "application/json" }, '{"a":1}')).toEqual({
      events: [{ ...ATTRIBUTES, subject: "bot", datacontenttype: "application/json", data: { a: 1 } }],
    });
  });

  it.each([
    ["application/problem+json", '{"a":1}', { data: { a: 1 } }],
    ["text/plain; charset=utf-8", "häh", { data: "häh" }],
    ["image/png", new Uint8Array([0, 255, 1]), { data_base64: "AP8B" }],
    ["application/json", null, {}],
  ])("takes data of any type: %s", async (type, body, data) => {
    expect(await read({ ...BINARY, "content-type": type }, body)).toEqual({
      events: [{ ...ATTRIBUTES, datacontenttype: type, ...data }],
    });
  });

  it.each([
    ["Euro%20%E2%82%AC%20%F0%9F%98%80", "Euro € 😀"],
    ['"a \\"quoted\\" word"', 'a "quoted" word'],
    ["100%", "100%"],
    ["%252F", "%2F"],
  ])("is decoded once: %s", async (header, subject) => {
    expect(await read({ ...BINARY, "ce-subject": header })).toEqual({ events: [{ ...ATTRIBUTES, subject }] });
  });

  it.each([
    ["ce-subject", "%ff", "/events/0/subject"],
    ["ce-data", "x", "/events/0/data"],
    ["ce-datacontenttype", "text/plain", "/events/0/datacontenttype"],
  ])("is refused with %s: %s", async (header, value, pointer) => {
    await expect(read({ ...BINARY, [header]: value })).rejects.toMatchObject({ details: { fields: [{ pointer }] } });
  });

  it("has an attribute called __proto__ where one was sent, for the operation to refuse", async () => {
    const { events } = await read({ ...BINARY, "ce-__proto__": "x" });
    expect(Object.hasOwn((events as object[])[0] ?? {}, "__proto__")).toBe(true);
  });

  it("is refused with all that is wrong with it, headers and data", async () => {
    const headers = { ...BINARY, "ce-source": "", "ce-subject": "%ff", "content-type": "application/json" };
    await expect(read(headers, '{"severity":"very"}')).rejects.toMatchObject({
      details: {
        fields: [
          { pointer: "/events/0/subject", message: "must be percent-encoded UTF-8" },
          { pointer: "/events/0/source" },
          { pointer: "/events/0/data/severity" },
        ],
      },
    });
  });

  it("is refused with a body that is not what its type says", async () => {
    const json = { ...BINARY, "content-type": "application/json" };
    await expect(read(json, "{")).rejects.toMatchObject({ code: "invalid_json" });
    const text = { ...BINARY, "content-type": "text/plain" };
    await expect(read(text, new Uint8Array([255]))).rejects.toMatchObject({ code: "invalid_json" });
  });
});
