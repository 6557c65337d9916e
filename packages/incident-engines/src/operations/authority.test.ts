import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Authority, requireAuthority } from "./authority.js";
import type { OperationKind } from "./define-operation.js";

const count = vi.fn();
const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const check = vi.fn();
const outage = new Error("governance is down");

beforeEach(() => vi.resetAllMocks());

function ask(kind: OperationKind, enforce?: boolean): Promise<void> {
  const authority: Authority = { check, enforce };
  const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" } } as const;
  return requireAuthority(authority, { id: "incidents.test.double", kind }, context, {
    ...fakeAmbient(),
    logger,
    count,
  });
}

describe("asking an authority", () => {
  it("tells it what, whose and by whom", async () => {
    check.mockResolvedValue("allowed");
    await ask("command");
    expect(check).toHaveBeenCalledExactlyOnceWith({
      operationId: "incidents.test.double",
      kind: "command",
      tenantId: "acme",
      actor: { type: "HUMAN", id: "ada" },
    });
    expect(count).not.toHaveBeenCalled();
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it.each(["command", "process"] as const)("F-139: refuses a %s that it denies", async (kind) => {
    check.mockResolvedValue("denied");
    await expect(ask(kind)).rejects.toMatchObject({ code: "authority_denied", kind: "forbidden" });
  });

  it.each(["command", "process"] as const)("F-139: refuses a %s when it cannot be asked", async (kind) => {
    check.mockRejectedValue(outage);
    await expect(ask(kind)).rejects.toMatchObject({
      code: "authority_unavailable",
      kind: "unavailable",
      cause: outage,
    });
    expect(count).not.toHaveBeenCalled();
  });

  it.each([undefined, null, true, "ALLOWED", ""])("F-139: refuses a command when it answers %j", async (answer) => {
    check.mockResolvedValue(answer);
    await expect(ask("command")).rejects.toMatchObject({ code: "authority_unavailable" });
  });

  it("F-139: refuses a command when it throws before it promises anything", async () => {
    check.mockImplementation(() => {
      throw outage;
    });
    await expect(ask("command")).rejects.toMatchObject({ code: "authority_unavailable", cause: outage });
  });

  it("lets everything run that it allows with a degraded mark, and counts it", async () => {
    check.mockResolvedValue("degraded");
    await ask("command");
    expect(count).toHaveBeenCalledExactlyOnceWith("authority_unclear_total", { kind: "command", answer: "degraded" });
    expect(logger.warn).toHaveBeenCalledOnce();
  });

  it("never holds up a read, and counts what it would have", async () => {
    check.mockResolvedValueOnce("denied").mockRejectedValueOnce(outage);
    await ask("query");
    await ask("query");
    expect(count.mock.calls).toEqual([
      ["authority_unclear_total", { kind: "query", answer: "denied" }],
      ["authority_unclear_total", { kind: "query", answer: "failed" }],
    ]);
    expect(logger.warn).toHaveBeenLastCalledWith(
      { operationId: "incidents.test.double", tenantId: "acme", answer: "failed", err: outage },
      "an operation runs without the authority's clear word",
    );
  });

  it("holds up nothing when it is not enforced", async () => {
    check.mockResolvedValueOnce("denied").mockRejectedValueOnce(outage);
    await ask("command", false);
    await ask("process", false);
    expect(count.mock.calls.map(([, labels]) => labels)).toEqual([
      { kind: "command", answer: "denied" },
      { kind: "process", answer: "failed" },
    ]);
  });
});
