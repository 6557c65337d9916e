import { join } from "node:path";
import { UNCAPPED } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { loadAdapter } from "../../apps/api/src/replay/adapter/load-adapter.js";
import { loadMapping } from "../../apps/api/src/replay/mapping/load-mapping.js";
import { runReplay } from "../../apps/api/src/replay/replay.js";
import { openRows } from "../../apps/api/src/replay/rows/open-rows.js";
import { readRuns } from "../../apps/api/src/replay/runs/read-runs.js";
import { databaseTarget } from "../../apps/api/src/replay/targets/database-target.js";
import type { ReplayTarget } from "../../apps/api/src/replay/targets/target.js";
import { type Translation, translationBy } from "../../apps/api/src/replay/translation.js";
import { pairwise } from "../../bench/grouping/metrics.js";

/** Public data sets that lie beside the repository, in `../shared/data`; nothing of them is part of it. */
const data = join(import.meta.dirname, "../../../shared/data");
const here = (name: string) => join(import.meta.dirname, name);
const LONG = 300_000;

async function replayed(file: string, translation: Translation, settings: object = {}) {
  const incidentOf = new Map<string, string>();
  const aggregator = { maxIncidentsPerTenantPerHour: UNCAPPED, ...settings };
  const target = await databaseTarget(
    { kind: "database", databaseUrl: undefined, dataDir: undefined, aggregator, asItHappened: false },
    "real",
  );
  const noting: ReplayTarget = {
    ...target,
    async record(signals) {
      const results = await target.record(signals);
      for (const { signalId, incidentId } of results) if (incidentId !== null) incidentOf.set(signalId, incidentId);
      return results;
    },
  };
  try {
    return { tally: await runReplay({ file: join(data, file), translation, batchSize: 1_000 }, noting), incidentOf };
  } finally {
    await target.close();
  }
}

describe("autogpt-benchmark-runs", () => {
  const file = "autogpt-benchmark-runs/runs.jsonl.gz";

  async function rootOfSignal(): Promise<Map<string, string>> {
    const roots = new Map<string, string>();
    for await (const { values } of openRows(join(data, file))) {
      if (values.rootTest !== null) roots.set(`run:${values.runId}`, JSON.stringify([values.batchId, values.rootTest]));
    }
    return roots;
  }

  it(
    "finds most broken abilities behind the failures of real agents, because runs name what they wait for",
    async () => {
      const { tally, incidentOf } = await replayed(
        file,
        translationBy(await loadAdapter(here("autogpt-benchmark-runs.ts"))),
      );
      expect(tally).toMatchObject({ rows: 15_469, signals: 13_511 });
      const quality = pairwise(incidentOf, await rootOfSignal());
      expect(quality.items).toBe(13_222);
      expect(quality.trueGroups).toBe(2_928);
      expect(quality.f1).toBeGreaterThan(0.9);
      expect(quality.items / quality.foundGroups).toBeGreaterThan(4);
      expect(quality.items / quality.foundGroups).toBeLessThan(5);
    },
    LONG,
  );

  it(
    "does less well by the columns alone",
    async () => {
      const { tally, incidentOf } = await replayed(file, {
        mapping: await loadMapping(here("autogpt-benchmark-runs.json")),
      });
      expect(tally.signals).toBe(13_511);
      const { f1 } = pairwise(incidentOf, await rootOfSignal());
      expect(f1).toBeGreaterThan(0.7);
      expect(f1).toBeLessThan(0.85);
    },
    LONG,
  );
});

describe("microservice-spans-nezha", () => {
  it(
    "makes one incident of each of 20 injected faults",
    async () => {
      const translation = translationBy(await loadAdapter(here("microservice-spans-nezha.ts")));
      const { tally } = await replayed("microservice-spans-nezha/2022-08-22/spans.csv.gz", translation);
      expect(tally).toMatchObject({ rows: 852_420, signals: 2_756, outcomes: { opened: 20, attached: 2_736 } });
    },
    LONG,
  );
});

describe("azure-llm-requests-2023", () => {
  it(
    "raises no alarm about requests that are well",
    async () => {
      const translation = { mapping: await loadMapping(here("azure-llm-requests-2023.json")) };
      const { tally } = await replayed("azure-llm-requests-2023/requests.csv.gz", translation);
      expect(tally).toMatchObject({ rows: 18_790, signals: 0, outcomes: {} });
    },
    LONG,
  );
});

describe("tau-bench-trajectories", () => {
  it(
    "makes few incidents of the failures of two agents, the largest of them one agent's commonest failure",
    async () => {
      const translation = translationBy(await loadAdapter(here("tau-bench-trajectories.ts")));
      const file = "tau-bench-trajectories/runs.jsonl.gz";
      const { tally } = await replayed(file, translation, { aggregationWindowSeconds: 3_600 });
      expect(tally.ofRuns).toMatchObject({ runs: 203, steps: 5_674, outcomes: { SUCCESS: 111, FAILURE: 92 } });
      expect(tally).toMatchObject({ signals: 92, outcomes: { opened: 19, attached: 73 } });
      expect(Math.max(...tally.incidents.values())).toBe(57);
    },
    LONG,
  );
});

describe("intercode-trajectories", () => {
  it(
    "tells of every run what is visible in it",
    async () => {
      const translation = translationBy(await loadAdapter(here("intercode-trajectories.ts")));
      if (!("runAdapter" in translation)) throw new Error("makes no runs");
      const reading = { onBytes() {}, onRow() {} };
      const codes: Record<string, number> = {};
      let steps = 0;
      for await (const { report } of readRuns(
        join(data, "intercode-trajectories/runs.jsonl.gz"),
        translation,
        reading,
      )) {
        const code = report.run.errorCode ?? "none";
        codes[code] = (codes[code] ?? 0) + 1;
        steps += report.steps.length;
      }
      expect(steps).toBe(60_066);
      expect(codes).toEqual({
        none: 3_950,
        LOOP_DETECTED: 2_842,
        REFUSED_ACTIONS: 2_820,
        MAX_TURNS: 810,
        UNSOLVED: 434,
        ERROR_OUTPUT: 12,
      });
    },
    LONG,
  );
});
