import { Worker } from "node:worker_threads";
import type { PdfRenderer } from "@hoc/incident-schemas/ports";
import type { PdfAnswer, PdfRequest } from "./pdf-worker.js";

interface Waiting {
  resolve(pdf: Uint8Array): void;
  reject(reason: Error): void;
}

/**
 * Renders reports in a thread of its own, one after the other, so that a long one keeps no other request waiting. The
 * thread, and what it takes, fonts above all, comes with the first report; the process does not wait for it to end.
 */
export function threadedPdfRenderer(startThread: () => Worker = startPdfWorker): PdfRenderer {
  let worker: Worker | undefined;
  let asked = 0;
  const waiting = new Map<number, Waiting>();

  function thread(): Worker {
    if (worker !== undefined) return worker;
    const started = startThread();
    const fail = (reason: Error) => {
      if (worker !== started) return;
      worker = undefined;
      for (const { reject } of waiting.values()) reject(reason);
      waiting.clear();
    };
    started.on("message", (answer: PdfAnswer) => {
      const request = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) started.unref();
      if ("pdf" in answer) request?.resolve(answer.pdf);
      else request?.reject(answer.error);
    });
    started.on("error", fail);
    started.on("exit", (code) => fail(new Error(`The thread that renders reports ended with code ${code}.`)));
    worker = started;
    return started;
  }

  return {
    render: (file) =>
      new Promise((resolve, reject) => {
        const to = thread();
        asked += 1;
        waiting.set(asked, { resolve, reject });
        to.ref();
        to.postMessage({ id: asked, file } satisfies PdfRequest);
      }),
  };
}

/** Started as it was built, or from source, which the thread has to be taught to read. */
function startPdfWorker(): Worker {
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL("./pdf-worker.js", import.meta.url));
  const source = new URL("./pdf-worker.ts", import.meta.url).href;
  const bootstrap = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(source)}); });`;
  return new Worker(bootstrap, { eval: true, execArgv: ["--conditions=@hoc/source"] });
}
