import { describe, expect, it } from "vitest";
import { readJsonBody } from "./body.js";

const JSON_TYPE = { "content-type": "application/json" };

function post(
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null,
  headers: Record<string, string> = JSON_TYPE,
): Request {
  const stream = body instanceof ReadableStream ? { duplex: "half" } : {};
  return new Request("http://host/", { method: "POST", body, headers, ...stream } as RequestInit);
}

function chunks(...parts: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });
}

describe("readJsonBody", () => {
  it.each(["application/json", "application/json; charset=utf-8", 'Application/JSON;charset="UTF-8"'])(
    "reads %s",
    async (type) => {
      expect(await readJsonBody(post('{"a":"ä"}', { "content-type": type }), 100)).toEqual({ a: "ä" });
    },
  );

  it("takes an absent body for an empty object, whatever its type", async () => {
    expect(await readJsonBody(post(null, {}), 100)).toEqual({});
    expect(await readJsonBody(post("", { "content-type": "text/plain" }), 100)).toEqual({});
    expect(await readJsonBody(post("", { "content-length": "0" }), 100)).toEqual({});
  });

  it("puts the parts of a stream together", async () => {
    expect(await readJsonBody(post(chunks('{"a":', "1}")), 100)).toEqual({ a: 1 });
  });

  it("keeps a member called __proto__ as a member", async () => {
    const body = await readJsonBody(post('{"__proto__":{"role":"admin"}}'), 100);
    expect(Object.keys(body)).toEqual(["__proto__"]);
    expect(body.role).toBeUndefined();
  });

  it.each([
    ["a declared length", () => post('{"a":"0123456789"}', { ...JSON_TYPE, "content-length": "18" })],
    ["a stream", () => post(chunks('{"a":"012', '3456789"}'))],
  ])("refuses %s above the limit and takes one at the limit", async (_, request) => {
    await expect(readJsonBody(request(), 17)).rejects.toMatchObject({ code: "body_too_large" });
    expect(await readJsonBody(request(), 18)).toEqual({ a: "0123456789" });
  });

  it.each([
    ["text", { "content-type": "text/plain" }],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }],
    ["JSON lines", { "content-type": "application/jsonl" }],
    ["another charset", { "content-type": "application/json; charset=latin1" }],
    ["a compressed body", { ...JSON_TYPE, "content-encoding": "gzip" }],
  ])("refuses %s", async (_, headers) => {
    await expect(readJsonBody(post("{}", headers), 100)).rejects.toMatchObject({ code: "unsupported_media_type" });
  });

  it("refuses a body without a type", async () => {
    await expect(readJsonBody(post(new Uint8Array([123, 125]), {}), 100)).rejects.toMatchObject({
      code: "unsupported_media_type",
    });
  });

  it.each([
    ["cut JSON", '{"a":'],
    ["a single quote", "{'a':1}"],
    ["two values", "{}{}"],
    ["NaN", '{"a":NaN}'],
    ["invalid UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ])("refuses %s", async (_, body) => {
    await expect(readJsonBody(post(body), 100)).rejects.toMatchObject({ code: "invalid_json" });
  });

  it("refuses a body that is cut off", async () => {
    const cut = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode("{"));
        controller.error(new Error("aborted"));
      },
    });
    await expect(readJsonBody(post(cut), 100)).rejects.toMatchObject({ code: "invalid_json" });
  });

  it.each(["[]", "null", '"text"', "7"])("refuses %s, which is no object", async (body) => {
    await expect(readJsonBody(post(body), 100)).rejects.toMatchObject({ code: "invalid_input" });
  });
});
