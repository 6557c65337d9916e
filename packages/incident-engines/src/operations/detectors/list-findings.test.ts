import type { RunFinding } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { examinedRun } from "../../../test/examined-run.js";
import { DEFAULT_PARAMETERS } from "../../engines/detector/detector-views.js";
import { examineRun } from "../../engines/detector/examine-run.js";
import { listFindings } from "./list-findings.js";

async function scene() {
  const { writing, findings } = examinedRun();
  await examineRun(writing, "acme", { runId: "run-1", parameters: DEFAULT_PARAMETERS });
  const [finding] = findings as [RunFinding];
  const stored = [3, 2, 1].map((sequence) => ({ ...finding, findingId: `find_${sequence}`, sequence }));
  const asked: object[] = [];
  const { ports } = examinedRun({
    stubs: {
      runFindings: {
        listFindings: async (_tenantId, query) => {
          asked.push(query);
          const { beforeSequence = 9, limit } = query;
          return stored.filter(({ sequence }) => sequence < beforeSequence).slice(0, limit);
        },
      },
    },
  });
  const list = ask(listFindings, ports, "viewer");
  return { stored, asked, ports, list: (input: object) => list(input) as Promise<{ nextCursor: string }> };
}

it("lists findings a page at a time, recorded last first, at one point", async () => {
  const { list, asked, stored } = await scene();
  const filters = { agentId: "planner", detectorId: "runaway", runId: "run-1" };
  const first = await list({ limit: 2, ...filters });
  expect(first).toEqual({ items: stored.slice(0, 2), hasMore: true, nextCursor: expect.any(String), ...READ });
  const second = await list({ limit: 2, ...filters, cursor: first.nextCursor });
  expect(second).toEqual({ items: stored.slice(2), hasMore: false, nextCursor: null, ...READ });
  expect(asked).toMatchObject([
    { filters, beforeSequence: undefined, limit: 3 },
    { filters, beforeSequence: 2, limit: 3, at: { asOf: READ.asOf } },
  ]);
  await expect(list({ limit: 2, cursor: first.nextCursor })).rejects.toMatchObject({ code: "invalid_cursor" });
});

it("is for whoever may read", async () => {
  const { ports } = await scene();
  await expect(ask(listFindings, ports, "ingest")({})).rejects.toMatchObject({ code: "permission_denied" });
});
