import { DomainError } from "@hoc/incident-schemas";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createRefuseUnreadable } from "./unreadable-request.js";

const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const refuse = createRefuseUnreadable({ logger, randomHex: () => "0123456789ab" });
const parserError = (code: string, reason?: string) => Object.assign(new Error("Parse Error"), { code, reason });
const requestError = Object.assign(new Error("Missing host header"), { name: "RequestError" });

beforeEach(() => {
  vi.resetAllMocks();
});

describe("createRefuseUnreadable", () => {
  it.each<[unknown, number, RegExp]>([
    [parserError("HPE_INVALID_METHOD", "Invalid method"), 400, /not well-formed HTTP\/1\.1 \(Invalid method\)\.$/],
    [parserError("HPE_INVALID_CONSTANT"), 400, /not well-formed HTTP\/1\.1\.$/],
    [requestError, 400, /\(Missing host header\)/],
    [parserError("HPE_HEADER_OVERFLOW"), 431, /headers are larger/],
    [parserError("HPE_CHUNK_EXTENSIONS_OVERFLOW"), 413, /chunk extensions/],
    [parserError("ERR_HTTP_REQUEST_TIMEOUT"), 408, /in time/],
  ])("answers %o with %d and a sentence", async (error, status, detail) => {
    const response = refuse(error);
    expect([response.status, response.headers.get("content-type")]).toEqual([status, "application/problem+json"]);
    expect(await response.json()).toMatchObject({
      code: "invalid_input",
      status,
      detail: expect.stringMatching(detail),
      requestId: "req-0123456789ab",
    });
    expect(response.headers.get("x-request-id")).toBe("req-0123456789ab");
    expect(logger.info).toHaveBeenCalledOnce();
  });

  it("passes on what speaks for itself", () => {
    expect(refuse(new DomainError("unknown_route", "CONNECT is not served here.")).status).toBe(404);
  });

  it("tells nothing of what nobody foresaw, and logs it", async () => {
    const error = new Error("s3cret");
    const response = refuse(error);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("s3cret");
    expect(logger.error).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ err: error }), "request failed");
  });
});
