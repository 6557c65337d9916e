import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../../test/api-server.js";
import { type ReplayFolder, replayFolder } from "../../test/replay-files.js";
import { runCommand } from "./run-command.js";

const ROWS = 2_500;
const STARTED = Date.UTC(2026, 2, 14, 9);

let folder: ReplayFolder;
let file: string;
let mapping: string;
beforeAll(async () => {
  folder = await replayFolder();
  const lines = Array.from(
    { length: ROWS },
    (_, i) => `${STARTED + i * 100},${i % 5 === 0 ? 500 : 200},model-${i % 2},0.0012`,
  );
  file = await folder.write("calls.csv.gz", ["at,status,model,cost", ...lines].join("\n"));
  mapping = await folder.write(
    "calls.json",
    JSON.stringify({
      tenant: "acme",
      where: { status: { above: 499 } },
      fields: {
        triggerType: { value: "failure_spike" },
        occurredAt: { column: "at", as: "epochMillis" },
        fingerprint: { column: "model" },
        costMicros: { column: "cost", as: "dollars" },
      },
    }),
  );
});
afterAll(() => folder.remove());

async function replay(...args: string[]) {
  let out = "";
  let err = "";
  const code = await runCommand(args, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  });
  return { code, out, err };
}

describe("npm run replay", () => {
  it("adds nothing when the same file is replayed into the same database again", async () => {
    const args = [file, "--mapping", mapping, "--data-dir", folder.path("data"), "--batch", "120"];
    const first = await replay(...args);
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(first.out).toContain("(tenant acme)");
    expect(first.out).toContain("500 signals → 2 incidents opened");
    expect(first.out).toContain("2,500 rows read");
    expect(first.out.match(/^ +250 {2}\S+ +ACTIVE {2}2026-03-14 09:00:00/gm)).toHaveLength(2);
    const second = await replay(...args);
    expect(second.out).toContain("All 500 signals were there before: nothing new, 0 incidents opened.");
    expect(second.out.match(/^ +250 {2}\S+ +ACTIVE/gm)).toHaveLength(2);
  }, 60_000);

  it("plays a log as it happened: silent incidents are resolved, and all bears the times of the log", async () => {
    const dataDir = folder.path("as-it-happened");
    const { code, out, err } = await replay(file, "--mapping", mapping, "--data-dir", dataDir, "--as-it-happened");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("500 signals → 2 incidents opened");
    expect(out.match(/^ +250 {2}\S+ +RESOLVED {2}2026-03-14 09:00:00/gm)).toHaveLength(2);

    const server = await startApiServer({ HOC_DATA_DIR: dataDir });
    try {
      const countedAt = async (asOf: string) => {
        const { body } = await server.send("viewer", `/v1/incidents/metrics?windowDays=1&asOf=${asOf}`);
        return body;
      };
      expect(await countedAt("2026-03-14T08:59:00Z")).toMatchObject({ totalCount: 0 });
      expect(await countedAt("2026-03-14T09:04:30Z")).toMatchObject({ totalCount: 2, activeCount: 2 });
      expect(await countedAt("2026-03-14T10:00:00Z")).toMatchObject({ totalCount: 2, resolvedCount: 2 });
    } finally {
      await server.stop();
    }
  }, 60_000);

  it("takes settings for the aggregator", async () => {
    const { out } = await replay(file, "--mapping", mapping, "--set", "maxIncidentsPerTenantPerHour=1");
    expect(out).toMatch(/1 opened/);
    expect(out).toMatch(/250 overflow/);
  });

  it("writes a report", async () => {
    const report = folder.path("report.html");
    const { code, out } = await replay(file, "--mapping", mapping, "--report", report);
    expect([code, out.includes(`Report: ${report}`)]).toEqual([0, true]);
    const page = await readFile(report, "utf8");
    expect(page).toContain("500 signals → 2 incidents");
    expect(page.match(/<tr id="incident-/g)).toHaveLength(2);
    expect(page).toContain("$0.30");
  });

  it("sends nothing in a dry run", async () => {
    const { code, out } = await replay(file, "--mapping", mapping, "--dry-run", "--limit", "2");
    expect(code).toBe(0);
    expect(out.match(/"signalId"/g)).toHaveLength(2);
    expect(out).toContain("nothing was sent");
  });

  it("helps", async () => {
    expect((await replay("--help")).out).toContain("npm run replay -- FILE");
  });

  it.each<[string, () => string[], RegExp]>([
    ["a missing file", () => ["none.csv", "--mapping", mapping], /^none\.csv: there is no such file\n$/],
    ["a missing mapping", () => [file, "--mapping", "none.json"], /^none\.json: there is no such mapping file\n$/],
    [
      "a report that cannot be written",
      () => [file, "--mapping", mapping, "--report", folder.path("none/report.html")],
      /^--report: the folder ".*none" cannot be written to\n$/,
    ],
    ["a wrong option", () => [file, "--mappings", mapping], /--mappings/],
    [
      "an app that is not there",
      () => [file, "--mapping", mapping, "--url", "http://127.0.0.1:1", "--token", "t"],
      /is the app running/,
    ],
    [
      "a database that is not there",
      () => [file, "--mapping", mapping, "--database-url", "postgres://u:p@127.0.0.1:1/x"],
      /^the database cannot be used: \S/,
    ],
  ])("ends with a sentence and exit code 1 for %s", async (_, args, message) => {
    const { code, out, err } = await replay(...args());
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(message);
    expect(err).not.toContain("u:p@");
  });
});

describe("npm run replay into a running app", () => {
  let app: ApiServer;
  beforeAll(async () => {
    app = await startApiServer();
  });
  afterAll(() => app.stop());

  it("arrives as everybody's signals do, once", async () => {
    const args = [file, "--mapping", mapping, "--url", app.url, "--token", "admin"];
    expect((await replay(...args)).out).toContain("500 signals → 2 incidents opened");
    expect((await replay(...args)).out).toContain("All 500 signals were there before");
    const { body } = await app.send("admin", "/v1/incidents");
    expect(body.items.map((incident: Record<string, unknown>) => [incident.signalCount, incident.costMicros])).toEqual([
      [250, 300_000],
      [250, 300_000],
    ]);
  });

  it("does without the incidents when the token may only send", async () => {
    const report = folder.path("unread.html");
    const args = [file, "--mapping", mapping, "--url", app.url, "--token", "collector", "--report", report];
    const { code, out } = await replay(...args);
    expect([code, out.includes("All 500 signals"), out.includes("Largest incidents")]).toEqual([0, true, false]);
    expect(await readFile(report, "utf8")).toContain("may not read incidents");
  });

  it("says when the token is wrong", async () => {
    const { code, err } = await replay(file, "--mapping", mapping, "--url", app.url, "--token", "nobody");
    expect([code, err]).toEqual([1, expect.stringContaining("is the token right?")]);
  });
});

describe("npm run replay of runs", () => {
  let runs: string;
  let adapter: string;
  beforeAll(async () => {
    const rows = Array.from({ length: 30 }, (_, i) => JSON.stringify({ id: `run-${i}`, ok: i % 3 !== 0, at: i }));
    runs = await folder.write("runs.jsonl", rows.join("\n"));
    adapter = await folder.write(
      "runs.mjs",
      `const at = (minute, second) => new Date(${STARTED} + (minute * 60 + second) * 1000).toISOString();
      export default {
        name: "runs",
        description: "runs of a test",
        tenant: "acme",
        async *runs(rows) {
          for await (const { values: { id, ok, at: minute } } of rows) yield {
            run: {
              runId: id, agentId: "ada", startedAt: at(minute, 0), completedAt: at(minute, 30),
              ...(ok ? { status: "succeeded" } : { status: "failed", errorCode: "LOST" }),
            },
            steps: [0, 1, 2].map((stepIndex) => ({
              stepIndex, skillName: "search", status: "success", occurredAt: at(minute, stepIndex * 10),
            })),
          };
        },
      };`,
    );
  });

  it("makes one incident of runs that fail alike, and adds nothing when they are replayed again", async () => {
    const args = [runs, "--adapter", adapter, "--data-dir", folder.path("runs-data"), "--batch", "2"];
    const first = await replay(...args);
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(first.out).toContain("30 runs of 90 steps, 10 of them without success → 1 incident opened");
    expect(first.out).toContain("Why they failed:\n  10 LOST\n");
    expect(first.out).toMatch(/\n +10 {2}medium +ACTIVE {2}2026-03-14 09:00:30/);
    expect((await replay(...args)).out).toContain("All 30 runs were there before: nothing new, 0 incidents opened.");
  }, 60_000);

  it("plays them as they happened: all bears the times of the log", async () => {
    const dataDir = folder.path("runs-as-it-happened");
    const args = [runs, "--adapter", adapter, "--data-dir", dataDir, "--as-it-happened", "--limit", "4"];
    expect(await replay(...args)).toMatchObject({ code: 0, err: "" });
    const server = await startApiServer({ HOC_DATA_DIR: dataDir });
    try {
      const { body } = await server.send("viewer", "/v1/runs/run-3?asOf=2026-03-14T10:00:00Z");
      expect(body).toMatchObject({ outcome: "FAILURE", recordedAt: "2026-03-14T09:04:00.000000Z" });
      expect((await server.send("viewer", "/v1/runs/run-4")).status).toBe(404);
    } finally {
      await server.stop();
    }
  }, 60_000);

  it("sends them to a running app, and writes a report", async () => {
    const app = await startApiServer();
    try {
      const report = folder.path("runs.html");
      const { code, out } = await replay(
        ...[runs, "--adapter", adapter, "--url", app.url, "--token", "admin", "--report", report],
      );
      expect([code, out.includes("30 runs of 90 steps, 10 of them without success → 1 incident opened")]).toEqual([
        0,
        true,
      ]);
      expect(await readFile(report, "utf8")).toContain("<li><b>20</b> did their work</li><li><b>10</b> failed</li>");
      const { body } = await app.send("viewer", "/v1/runs/run-3/trace");
      expect(body.items).toHaveLength(3);
    } finally {
      await app.stop();
    }
  }, 60_000);

  it("has the detectors look at them, in a database and in a running app alike, and tells what they found", async () => {
    const looping = await folder.write(
      "looping.mjs",
      `export { default as plain } from "./runs.mjs";
      import plain from "./runs.mjs";
      export default {
        ...plain,
        async *runs(rows) {
          for await (const { run, steps } of plain.runs(rows)) {
            const loops = run.status === "failed" || run.runId === "run-1";
            const call = (step) => ({ ...step, inputHash: "q", outputHash: loops ? "a" : String(step.stepIndex) });
            const limits = { tokens: loops ? 2 : 1000 };
            yield { run: { ...run, limits, inputTokens: 1, outputTokens: 1 }, steps: steps.map(call) };
          }
        },
      };`,
    );
    const found = [
      "30 runs of 90 steps, 10 of them without success → 2 incidents opened",
      "What became of the failures and of what the detectors found:\n   2 opened: opened an incident\n  19 attached",
      "What the detectors found in 30 runs, 0.333 of them without success:\n",
    ];
    const rows = ["step_repetition", "runaway", "any of them"].map(
      (row) => new RegExp(`\\n {2}${row} +11 +10 +0\\.909 +1\\.000\\n`),
    );
    const args = [runs, "--adapter", looping, "--detect"];
    const inMemory = await replay(...args);
    expect(inMemory).toMatchObject({ code: 0, err: "" });
    for (const text of found) expect(inMemory.out).toContain(text);
    for (const row of rows) expect(inMemory.out).toMatch(row);
    expect(inMemory.out).toMatch(/\n {2}no_progress cannot tell: too_few_steps 30\n/);

    const app = await startApiServer();
    try {
      const toApp = [...args, "--url", app.url, "--token", "admin", "--report", folder.path("looping.html")];
      const first = await replay(...toApp);
      for (const text of found) expect(first.out).toContain(text);
      const again = await replay(...toApp);
      expect(again.out).toContain("All 30 runs were there before: nothing new, 0 incidents opened.");
      for (const row of rows) expect(again.out).toMatch(row);
      expect((await app.send("viewer", "/v1/findings?limit=99")).body.items).toHaveLength(22);
      expect((await app.send("viewer", "/v1/runs/run-2")).body).toMatchObject({ limits: { tokens: 1000 } });
    } finally {
      await app.stop();
    }
  }, 60_000);

  it("has no run to look at where a mapping makes signals", async () => {
    const { code, err } = await replay(file, "--mapping", mapping, "--detect");
    expect([code, err]).toEqual([1, "--detect is for runs; these are signals without runs\n"]);
  });

  it("shows runs in a dry run", async () => {
    const { out } = await replay(runs, "--adapter", adapter, "--dry-run", "--limit", "2");
    expect(out.match(/"runId"/g)).toHaveLength(2);
    expect(out).toContain("nothing was sent");
  });
});
