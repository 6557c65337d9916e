import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signalsOf } from "../../apps/api/test/adapter-signals.js";
import { type ReplayFolder, replayFolder } from "../../apps/api/test/replay-files.js";
import adapter from "./microservice-spans-nezha.js";

let quiet: ReplayFolder;
let logging: ReplayFolder;
beforeAll(async () => {
  const dictionary = {
    t0UnixNano: Date.UTC(2026, 2, 14, 9) * 1_000_000,
    pods: ["shop-66646bdb5b-fw7x9"],
    ops: ["/buy"],
  };
  quiet = await replayFolder();
  logging = await replayFolder();
  for (const folder of [quiet, logging]) await folder.write("dict.json", JSON.stringify(dictionary));
  const line = (second: number, level: string, trace: number | null) =>
    JSON.stringify({ at: `2026-03-14T09:00:0${second}.000Z`, pod: "pay-7b598fc7d-lmggd", level, trace, message: "m" });
  const lines = [line(1, "ERROR", null), line(2, "WARN", 0), line(8, "ERROR", 1)];
  await logging.write("log_errors.jsonl.gz", lines.join("\n"));
});
afterAll(() => Promise.all([quiet.remove(), logging.remove()]));

const first = (dtUs: number, durUs: number) => span("1", dtUs, durUs);
const span = (newTrace: string, dtUs: number, durUs: number) => ({
  newTrace,
  parentBack: "",
  pod: "0",
  op: "0",
  dtUs: String(dtUs),
  durUs: String(durUs),
});

describe("the adapter for microservice-spans-nezha", () => {
  it("sends requests that took longer than a second, at their end", async () => {
    const spans = [first(250, 1_000_000), span("", 10, 9_000_000), first(1_000_000, 1_000_001)];
    expect(await signalsOf(adapter, spans, quiet.path("spans.csv.gz"))).toMatchObject([
      {
        reference: "trace:1",
        occurredAt: "2026-03-14T09:00:02.000251Z",
        errorMessage: "/buy took 1.000 s",
        title: "Slow requests at shop",
        details: { trace: 1, pod: "shop-66646bdb5b-fw7x9", operation: "/buy", durationMicros: 1_000_001 },
      },
    ]);
  });

  it("sends error lines between them, in the order of their instants", async () => {
    const spans = [first(0, 3_000_000), first(1_000_000, 6_000_000)];
    const signals = await signalsOf(adapter, spans, logging.path("spans.csv.gz"));
    expect(signals.map(({ title, reference }) => [title, reference])).toEqual([
      ["Errors in pay", undefined],
      ["Slow requests at shop", "trace:0"],
      ["Slow requests at shop", "trace:1"],
      ["Errors in pay", "trace:1"],
    ]);
    expect(new Set(signals.map(({ signalId }) => signalId)).size).toBe(4);
  });

  it("ends with line and field where the spans are not as described", async () => {
    const spans = [first(0, 3_000_000), { ...first(0, 3_000_000), pod: "7" }];
    await expect(signalsOf(adapter, spans, quiet.path("spans.csv.gz"))).rejects.toThrow(
      /line 2, field "pod": is not in dict.json/,
    );
  });
});
