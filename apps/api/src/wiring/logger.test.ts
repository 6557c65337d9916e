import { DomainError } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { createLogger } from "./logger.js";

function lines(level: Parameters<typeof createLogger>[0], write: (logger: ReturnType<typeof createLogger>) => void) {
  const written: string[] = [];
  write(createLogger(level, { write: (line) => void written.push(line) }));
  return { text: written.join(""), entries: written.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe("createLogger", () => {
  it("writes one JSON object a line", () => {
    const { entries } = lines("info", (logger) => logger.info({ requestId: "req-1" }, "request"));
    expect(entries).toMatchObject([{ level: 30, name: "hoc-incidents", requestId: "req-1", msg: "request" }]);
  });

  it("keeps to its level", () => {
    const { entries } = lines("warn", (logger) => {
      logger.info({}, "quiet");
      logger.warn({}, "loud");
    });
    expect(entries.map(({ msg }) => msg)).toEqual(["loud"]);
    expect(lines("silent", (logger) => logger.error({}, "nothing")).text).toBe("");
  });

  it.each([
    { authorization: "s3cret" },
    { headers: { authorization: "s3cret" } },
    { request: { headers: { cookie: "s3cret" } } },
    { token: "s3cret" },
    { answer: { key: { keyId: "key_1" }, secret: "s3cret" } },
    { database: { password: "s3cret" } },
  ])("does not write the secret of %o", (facts) => {
    const { text } = lines("info", (logger) => logger.info(facts, "m"));
    expect(text).toContain("[Redacted]");
    expect(text).not.toContain("s3cret");
  });

  it("writes an error and its causes, without a database's statement and parameters", () => {
    const cause = Object.assign(new Error("connection refused"), {
      code: "ECONNREFUSED",
      query: "select 's3cret'",
      params: ["s3cret"],
    });
    const { text, entries } = lines("info", (logger) => logger.error({ err: new Error("failed", { cause }) }, "m"));
    expect(entries[0]?.err).toMatchObject({
      message: "failed",
      cause: { code: "ECONNREFUSED", message: "connection refused" },
    });
    expect(text).not.toContain("s3cret");
  });

  it.each(["database_unavailable", "tenant_busy", "overloaded"] as const)(
    "writes no stack of %s, which may come with every request",
    (code) => {
      const err = new DomainError(code, "m", {}, { cause: new Error("connection refused") });
      const { text, entries } = lines("info", (logger) => logger.warn({ err }, "m"));
      expect(entries[0]?.err).toMatchObject({ message: "m", code, cause: { message: "connection refused" } });
      expect(text).not.toContain("stack");
    },
  );

  it("writes the stack of everything else", () => {
    const err = new DomainError("internal_error", "m", {}, { cause: new Error("cause") });
    const { entries } = lines("info", (logger) => logger.error({ err }, "m"));
    expect(entries[0]?.err).toMatchObject({ stack: expect.any(String), cause: { stack: expect.any(String) } });
  });

  it("ends where causes go in a circle", () => {
    const error = new Error("round");
    error.cause = error;
    expect(lines("info", (logger) => logger.error({ err: error }, "m")).entries).toHaveLength(1);
  });
});
