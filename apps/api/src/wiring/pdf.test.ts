import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type { Worker } from "node:worker_threads";
import { createPdfRenderer } from "@hoc/export-bundles/pdf";
import { describe, expect, it } from "vitest";
import { threadedPdfRenderer } from "./pdf.js";
import type { PdfRequest } from "./pdf-worker.js";

const BUNDLE = readFileSync(new URL("../../../../packages/export-bundles/test/vectors/evidence.json", import.meta.url));

/** Threads that are told what to answer. */
function threads() {
  const started: (EventEmitter & { asked: PdfRequest[]; isRef: boolean })[] = [];
  const start = () => {
    const thread = Object.assign(new EventEmitter(), {
      asked: [] as PdfRequest[],
      isRef: true,
      postMessage: (request: PdfRequest) => thread.asked.push(request),
      ref: () => Object.assign(thread, { isRef: true }),
      unref: () => Object.assign(thread, { isRef: false }),
    });
    started.push(thread);
    return thread as unknown as Worker;
  };
  return { started, start };
}

describe("reports", () => {
  it("are rendered beside what else goes on, the same as without a thread", async () => {
    const renderer = threadedPdfRenderer();
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 5);
    const [pdf] = await Promise.all([renderer.render(BUNDLE), renderer.render(BUNDLE)]);
    clearInterval(ticking);
    expect(Buffer.from(pdf).equals(await createPdfRenderer().render(BUNDLE))).toBe(true);
    expect(turns).toBeGreaterThan(10);
    await expect(renderer.render(Buffer.from("{}"))).rejects.toThrow();
  }, 30_000);

  it("share one thread, which keeps the process only while somebody waits", async () => {
    const { started, start } = threads();
    const renderer = threadedPdfRenderer(start);
    const both = [renderer.render(BUNDLE), renderer.render(BUNDLE)];
    const [thread] = started;
    expect([started.length, thread?.asked.length, thread?.isRef]).toEqual([1, 2, true]);
    for (const { id } of thread?.asked ?? []) thread?.emit("message", { id, pdf: Buffer.of(id) });
    expect(await Promise.all(both)).toEqual([Buffer.of(1), Buffer.of(2)]);
    expect(thread?.isRef).toBe(false);
  });

  it("fail with their thread, and the next one gets another", async () => {
    const { started, start } = threads();
    const renderer = threadedPdfRenderer(start);
    const lost = renderer.render(BUNDLE);
    started[0]?.emit("error", new Error("out of memory"));
    await expect(lost).rejects.toThrow("out of memory");
    const next = renderer.render(BUNDLE);
    started[0]?.emit("exit", 1);
    started[1]?.emit("message", { id: started[1].asked[0]?.id, pdf: Buffer.of(7) });
    expect(await next).toEqual(Buffer.of(7));
  });
});
