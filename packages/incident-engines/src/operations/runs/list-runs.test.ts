import { expect, it } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { buildRun, runPorts } from "../../../test/run-ports.js";
import { shownRun } from "../../engines/run/load-run.js";
import { listRuns } from "./list-runs.js";

const RUNS = [3, 2, 1].map((sequence) => shownRun(buildRun({ runId: `run-${sequence}`, sequence })));

function scene() {
  const asked: object[] = [];
  const { ports } = runPorts({
    stubs: {
      runs: {
        listRuns: async (_tenantId, query) => {
          asked.push(query);
          const { beforeSequence = 9, limit } = query;
          return RUNS.filter(({ sequence }) => sequence < beforeSequence).slice(0, limit);
        },
      },
    },
  });
  const list = ask(listRuns, ports, "viewer");
  return { asked, list: (input: object) => list(input) as Promise<{ items: unknown[]; nextCursor: string }> };
}

it("lists runs a page at a time, recorded last first, at one point", async () => {
  const { list, asked } = scene();
  const first = await list({ limit: 2, outcome: "FAILURE", agentId: "planner" });
  expect(first).toEqual({ items: RUNS.slice(0, 2), hasMore: true, nextCursor: expect.any(String), ...READ });
  const second = await list({ limit: 2, outcome: "FAILURE", agentId: "planner", cursor: first.nextCursor });
  expect(second).toEqual({ items: RUNS.slice(2), hasMore: false, nextCursor: null, ...READ });
  const filters = { outcome: "FAILURE", agentId: "planner" };
  expect(asked).toMatchObject([
    { filters, beforeSequence: undefined, limit: 3 },
    { filters, beforeSequence: 2, limit: 3, at: { asOf: READ.asOf } },
  ]);
});

it("refuses a cursor of another question", async () => {
  const { list } = scene();
  const { nextCursor: cursor } = await list({ limit: 2, outcome: "FAILURE" });
  for (const question of [{}, { outcome: "BLOCKED" }, { outcome: "FAILURE", errorCode: "X" }])
    await expect(list({ ...question, cursor })).rejects.toMatchObject({ code: "invalid_cursor" });
});

it("is for whoever may read", async () => {
  await expect(ask(listRuns, runPorts().ports, "ingest")({})).rejects.toMatchObject({ code: "permission_denied" });
});
