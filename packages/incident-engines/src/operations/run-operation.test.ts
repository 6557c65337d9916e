import { DomainError, incidentAggregatorConfigSchema } from "@hoc/incident-schemas";
import type { IdempotencyDriver } from "@hoc/incident-schemas/ports";
import { buildSignal, fakeAmbient, stubPorts, stubUnitOfWork, stubWorkerPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { testOutlets } from "../../test/exports.js";
import { DEFAULT_OUTLETS } from "../engines/export/default-outlets.js";
import type { OperationContext } from "./context.js";
import { type AnyOperation, defineOperation, type OperationKind } from "./define-operation.js";
import {
  answeredBefore,
  joinedTransactions,
  type OperationRuntime,
  ownTransactions,
  runOperation,
  type Transactions,
} from "./run-operation.js";
import type { ProcessScope } from "./scope.js";

const ambient = fakeAmbient();
const context: OperationContext = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "admin" };
const busy = new DomainError("tenant_busy", "busy", { retryable: true });

function tracking(): { opened: string[]; transactions: Transactions } {
  const opened: string[] = [];
  const unit = stubUnitOfWork();
  return {
    opened,
    transactions: {
      read(tenantId, work) {
        opened.push(`read ${tenantId}`);
        return unit.read(tenantId, work);
      },
      write(tenantId, work) {
        opened.push(`write ${tenantId}`);
        return unit.write(tenantId, work);
      },
      async recordSignals(tenantId) {
        opened.push(`record ${tenantId}`);
        return [];
      },
      async aggregatorConfig(tenantId) {
        opened.push(`config ${tenantId}`);
        return incidentAggregatorConfigSchema.parse({});
      },
      keys: (tenantId, step) => unit.work(tenantId, ({ idempotency }) => step(idempotency)),
    },
  };
}

function double<Kind extends OperationKind>(kind: Kind, more: Partial<AnyOperation> = {}): AnyOperation {
  return {
    ...defineOperation({
      id: "incidents.test.double",
      kind: kind as OperationKind,
      permission: "incidents.write",
      summary: "Doubles.",
      input: z.strictObject({ number: z.int() }),
      output: z.strictObject({ doubled: z.int() }),
      handler: async ({ number }) => ({ doubled: number * 2 }),
    }),
    ...more,
  };
}

const run = (
  operation: AnyOperation,
  input: unknown,
  given: Partial<OperationContext> = {},
  runtime: Partial<OperationRuntime> = {},
) => {
  const { opened, transactions } = tracking();
  const result = runOperation(
    operation,
    input,
    { ...context, ...given },
    { transactions, ambient, checkOutputs: undefined, ...runtime },
  );
  return { opened, result };
};

describe("an operation under a host's authority", () => {
  const check = vi.fn();
  const under = (kind: OperationKind, given: Partial<OperationContext> = {}) =>
    run(double(kind), { number: 2 }, given, { authority: { check } });

  it.each(["command", "process"] as const)("F-139: opens nothing for a %s that is denied", async (kind) => {
    check.mockResolvedValue("denied");
    const { opened, result } = under(kind);
    await expect(result).rejects.toMatchObject({ code: "authority_denied" });
    expect(opened).toEqual([]);
  });

  it("reads whatever the authority says", async () => {
    check.mockRejectedValue(new Error("down"));
    expect(await under("query").result).toEqual({ doubled: 4 });
  });

  it("is asked about only when the caller is permitted", async () => {
    check.mockClear();
    await expect(under("command", { role: "viewer" }).result).rejects.toMatchObject({ code: "permission_denied" });
    expect(check).not.toHaveBeenCalled();
  });
});

describe("an operation with a code of its own for malformed input", () => {
  const own = { inputRefusedAs: "invalid_query" } as const;

  it("refuses under it what its schema refuses, with all that is said of it", async () => {
    const { opened, result } = run(double("query", own), { number: "two", colour: "red" });
    await expect(result).rejects.toMatchObject({
      code: "invalid_query",
      details: { fields: [{ pointer: "/number" }, { pointer: "/colour" }] },
    });
    expect(opened).toEqual([]);
  });

  it("refuses under it what its handler refuses as malformed, and nothing else", async () => {
    const failing = (code: "invalid_input" | "incident_not_found") =>
      run(double("query", { ...own, handler: () => Promise.reject(new DomainError(code, "no")) }), { number: 2 })
        .result;
    await expect(failing("invalid_input")).rejects.toMatchObject({ code: "invalid_query", message: "no" });
    await expect(failing("incident_not_found")).rejects.toMatchObject({ code: "incident_not_found" });
  });

  it("leaves a malformed context what it is", async () => {
    await expect(run(double("query", own), { number: 2 }, { tenantId: "" }).result).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});

describe("running an operation", () => {
  it.each([
    ["query", ["read acme"]],
    ["command", ["write acme"]],
    ["process", []],
  ] as const)("opens for a %s: %j", async (kind, expected) => {
    const { opened, result } = run(double(kind), { number: 21 });
    expect(await result).toEqual({ doubled: 42 });
    expect(opened).toEqual(expected);
  });

  it("gives a process the means to open its own, for its tenant", async () => {
    const operation = defineOperation({
      id: "incidents.test.process",
      kind: "process",
      permission: "maintenance",
      summary: "Tries its means.",
      input: z.strictObject({}),
      output: z.strictObject({}),
      async handler(_input, scope) {
        await scope.read(async () => 1);
        await scope.write(async () => 2);
        await scope.recordSignals([buildSignal()]);
        await scope.aggregatorConfig();
        return {};
      },
    });
    const { opened, result } = run(operation, {});
    await result;
    expect(opened).toEqual(["read acme", "write acme", "record acme", "config acme"]);
  });

  it.each([
    ["input", "invalid_input", { number: "x" }, {}],
    ["an unknown member", "invalid_input", { number: 1, more: 2 }, {}],
    ["a tenant", "invalid_input", { number: 1 }, { tenantId: "" }],
    ["a role", "permission_denied", { number: 1 }, { role: "viewer" }],
  ] as const)("refuses %s before anything is opened", async (_, code, input, given) => {
    const { opened, result } = run(double("command"), input, given);
    await expect(result).rejects.toMatchObject({ code });
    expect(opened).toEqual([]);
  });

  it("names the field by its pointer, and looks at the permission first", async () => {
    await expect(run(double("query"), { number: "x" }).result).rejects.toMatchObject({
      details: { fields: [{ pointer: "/number" }] },
    });
    await expect(run(double("query"), { number: "x" }, { role: "ingest" }).result).rejects.toMatchObject({
      code: "permission_denied",
      details: { permission: "incidents.write" },
    });
  });

  it("allows what both the role and the scopes allow, and says what is missing", async () => {
    const asked = (given: Partial<OperationContext>) => run(double("query"), { number: 2 }, given).result;
    expect(await asked({ role: "responder", scopes: ["incidents.write"] })).toEqual({ doubled: 4 });
    await expect(asked({ scopes: ["incidents.read"] })).rejects.toMatchObject({
      code: "permission_denied",
      message: "The key's scopes do not allow incidents.test.double; it needs incidents.write.",
      details: { permission: "incidents.write" },
    });
    await expect(asked({ role: "viewer", scopes: ["incidents.write"] })).rejects.toMatchObject({
      code: "permission_denied",
      message: "The role viewer does not allow incidents.test.double; it needs incidents.write.",
    });
  });

  it.each([
    ["by default", {}, undefined, false],
    ["by default, of an answer too large for it", { outputUnchecked: true }, undefined, true],
    ["when all are", { outputUnchecked: true }, true, false],
    ["when none is", {}, false, true],
  ] as const)("checks the answer %s", async (_, more, checkOutputs, passes) => {
    const wrong = double("query", { ...more, handler: async () => ({ doubled: "x" }) });
    const { result } = run(wrong, { number: 1 }, {}, { checkOutputs });
    if (passes) expect(await result).toEqual({ doubled: "x" });
    else
      await expect(result).rejects.toMatchObject({
        code: "internal_error",
        message: "The answer of incidents.test.double does not match its schema.",
      });
  });

  it("refuses an operation of no known kind", async () => {
    await expect(
      run(double("query", { kind: "wish" as OperationKind }), { number: 1 }).result.catch((error: unknown) =>
        Promise.reject(error),
      ),
    ).rejects.toMatchObject({ code: "internal_error" });
  });
});

describe("transactions of our own", () => {
  it("make a write again that fails retryably, but not a read", async () => {
    const unit = stubUnitOfWork();
    const write = vi.spyOn(unit, "write").mockRejectedValueOnce(busy);
    vi.spyOn(unit, "read").mockRejectedValueOnce(busy);
    const own = ownTransactions(unit, async () => [], ambient);
    expect(await own.write("acme", async () => "written")).toBe("written");
    expect(write).toHaveBeenCalledTimes(2);
    await expect(own.read("acme", async () => "read")).rejects.toBe(busy);
  });

  it("ask for the configuration once, and again after a failure", async () => {
    const unit = stubUnitOfWork();
    const read = vi.spyOn(unit, "read").mockRejectedValueOnce(new Error("gone"));
    const own = ownTransactions(unit, async () => [], ambient);
    await expect(own.aggregatorConfig("acme")).rejects.toThrow("gone");
    await Promise.all([own.aggregatorConfig("acme"), own.aggregatorConfig("globex")]);
    expect((await own.aggregatorConfig("acme")).aggregationWindowSeconds).toBe(300);
    expect(read).toHaveBeenCalledTimes(2);
  });
});

describe("transactions inside a host's", () => {
  it("record at once, in the host's transaction, and make nothing again", async () => {
    const record = vi.fn(async () => []);
    const unit = stubUnitOfWork();
    const host = stubUnitOfWork(stubPorts({ aggregator: { record } }));
    const write = vi.spyOn(host, "write");
    const within = vi.spyOn(unit, "within").mockReturnValue(host);
    const joined = joinedTransactions(unit, "trx");
    await joined.recordSignals("acme", [buildSignal()]);
    expect(within.mock.calls).toEqual([["trx"]]);
    expect(record.mock.calls).toEqual([["acme", [buildSignal()]]]);
    write.mockRejectedValueOnce(busy);
    await expect(joined.write("acme", async () => "written")).rejects.toBe(busy);
    expect(write).toHaveBeenCalledTimes(2);
    expect((await joined.aggregatorConfig("acme")).windowing).toBe("sliding");
  });
});

it("what a command does happens at the instant that it is recorded at", async () => {
  const recordedAt = "2026-03-14T11:00:00.000001Z";
  const unitOfWork = stubUnitOfWork(stubPorts({ recordedAt }));
  const clocks: string[] = [];
  const telling = double("command", {
    async handler(_input, scope) {
      clocks.push(scope.ambient.clock());
      return { doubled: 0 };
    },
  });
  const { write, read } = unitOfWork;
  const transactions = { ...tracking().transactions, write, read };
  await runOperation(telling, { number: 1 }, context, { transactions, ambient, checkOutputs: true });
  expect(clocks).toEqual([recordedAt]);
});

describe("a process whose answer is too large to keep", () => {
  const keyed = { ...context, idempotency: { key: "k-1", requestDigest: "0a".repeat(32) } };

  /** A process that keeps half of its answer, and remembers what it was asked; its key as it is stored. */
  function halved() {
    const calls: string[] = [];
    const stored: { answer: string | null }[] = [];
    const idempotency: Partial<IdempotencyDriver> = {
      async claimKey(_tenantId, { requestDigest }) {
        const [kept] = stored;
        if (kept !== undefined) return { requestDigest, ...kept };
        stored.push({ answer: null });
        return undefined;
      },
      async keepAnswer(_tenantId, { answer }) {
        stored[0] = { answer };
      },
      findAnswer: () => Promise.reject(new Error("it has to be carried out again")),
    };
    const unit = stubUnitOfWork(stubPorts({ idempotency }), stubWorkerPorts({ idempotency }));
    const transactions = ownTransactions(unit, async () => [], ambient);
    const operation = double("process", {
      async handler(input) {
        calls.push("handler");
        return { doubled: 2 * (input as { number: number }).number };
      },
      kept: {
        keep: (output) => ({ half: (output as { doubled: number }).doubled / 2 }),
        async restore(kept, scope) {
          calls.push(`restore for ${scope.context.tenantId}`);
          return { doubled: 2 * (kept as { half: number }).half };
        },
      },
    });
    const ask = () => runOperation(operation, { number: 21 }, keyed, { transactions, ambient, checkOutputs: true });
    return { calls, stored, ask, operation, runtime: { transactions, ambient, checkOutputs: true } };
  }

  it("keeps the small part, and makes the whole of it again for a request that is sent again", async () => {
    const { ask, calls, stored } = halved();
    expect(await ask()).toEqual({ doubled: 42 });
    expect(stored).toEqual([{ answer: '{"half":21}' }]);
    expect(await ask()).toEqual({ doubled: 42 });
    expect(calls).toEqual(["handler", "restore for acme"]);
  });

  it("carries it out again as long as nothing was kept", async () => {
    const { ask, calls, stored } = halved();
    stored.push({ answer: null });
    expect(await ask()).toEqual({ doubled: 42 });
    expect(calls).toEqual(["handler"]);
  });

  it("is not answered before it is carried out, so that nobody takes the part for the whole", async () => {
    const { ask, operation, runtime } = halved();
    await ask();
    expect(await answeredBefore(operation, keyed, runtime)).toBeUndefined();
    await expect(answeredBefore(operation, { ...keyed, role: "ingest" }, runtime)).rejects.toMatchObject({
      code: "permission_denied",
    });
  });
});

it("a process has what exports need of the outside, which is nothing unless a host gives it", async () => {
  const seen: unknown[] = [];
  const telling = double("process", {
    async handler(_input, scope) {
      seen.push((scope as ProcessScope).exports);
      return { doubled: 0 };
    },
  });
  const exports = testOutlets();
  await run(telling, { number: 1 }).result;
  await run(telling, { number: 1 }, {}, { exports }).result;
  expect(seen).toEqual([DEFAULT_OUTLETS, exports]);
});
