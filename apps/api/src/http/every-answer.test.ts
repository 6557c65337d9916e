import { describe, expect, it } from "vitest";
import { headersOfEveryAnswer, newRequestId } from "./every-answer.js";
import { requestIdOf } from "./request-context.js";

describe("newRequestId", () => {
  it("takes six random bytes, and makes an id that a caller could bring back", () => {
    const id = newRequestId((bytes) => "0123456789abcdef".slice(0, bytes * 2));
    expect(id).toBe("req-0123456789ab");
    expect(requestIdOf(id)).toBe(id);
  });
});

describe("headersOfEveryAnswer", () => {
  it("names the request and lets nobody store the answer or guess its type", () => {
    expect(headersOfEveryAnswer("req-1")).toEqual({
      "x-request-id": "req-1",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
  });
});
