import { MAX_BUNDLE_STEPS } from "@hoc/export-bundles";
import type { TraceStep, TraceSummary } from "@hoc/incident-schemas";
import type { TraceStorePort } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { gatherHostTrace, gatherTrace } from "./gather-trace.js";

const AT = { asOf: "2026-03-14T11:00:00.000000Z", sequence: 9, isLatest: false };
const NOTHING = { trace: undefined, steps: [], traceUnavailable: undefined };

/** A store that keeps to pages, or one that always gives everything, the last step first. */
function storeOf(count: number, { keepsPages = true, said = count } = {}) {
  const asked: unknown[] = [];
  const steps = Array.from({ length: count }, (_, stepIndex) => ({ stepIndex }) as TraceStep);
  const store: TraceStorePort = {
    async getTraceSummary(_tenantId, runId, at) {
      asked.push(at);
      return runId === "run-1" ? ({ traceId: "t", steps: said } as TraceSummary) : undefined;
    },
    async getTraceSteps(_tenantId, _traceId, page) {
      asked.push(page?.at);
      if (!keepsPages) return [...steps].reverse();
      return steps.filter(({ stepIndex }) => stepIndex > (page?.afterStepIndex ?? -1)).slice(0, page?.limit);
    },
  };
  return { store, asked, steps };
}

describe("the trace of a run", () => {
  it.each([0, 1, 5_000, 12_001])("has all of its %d steps, all of one point", async (count) => {
    const { store, asked, steps } = storeOf(count);
    const facts = await gatherTrace(store, "acme", "run-1", AT);
    expect(facts).toEqual({ trace: { traceId: "t", steps: count }, steps, traceUnavailable: undefined });
    expect(new Set(asked)).toEqual(new Set([AT]));
  });

  it("is none without a run, or for a run that nobody reported", async () => {
    const { store, asked } = storeOf(1);
    expect(await gatherTrace(store, "acme", null, AT)).toEqual(NOTHING);
    expect(asked).toEqual([]);
    expect(await gatherTrace(store, "acme", "run-2", AT)).toEqual(NOTHING);
  });

  it("is refused with more steps than a bundle holds", async () => {
    const { store } = storeOf(0, { said: MAX_BUNDLE_STEPS + 1 });
    for (const gather of [gatherTrace, gatherHostTrace])
      await expect(gather(store, "acme", "run-1", AT)).rejects.toMatchObject({ code: "export_too_large" });
  });
});

describe("the trace of a host", () => {
  it.each([1, 5_000, 6_000])(
    "F-062: has each of its %d steps once and in order, whatever pages it gives",
    async (count) => {
      const { store, steps } = storeOf(count, { keepsPages: false });
      expect((await gatherHostTrace(store, "acme", "run-1", AT)).steps).toEqual(steps);
    },
  );

  it("F-061: is said to be missing when its store cannot be asked, and nothing of the failure is told", async () => {
    const failing = { ...storeOf(1).store, getTraceSteps: () => Promise.reject(new Error("password=secret")) };
    expect(await gatherHostTrace(failing, "acme", "run-1", AT)).toEqual({
      ...NOTHING,
      traceUnavailable: "The store of the traces could not be asked.",
    });
    await expect(gatherTrace(failing, "acme", "run-1", AT)).rejects.toThrow("password");
  });
});
