import { expect, it } from "vitest";
import { complaints } from "./describe-report.js";
import { fuzz } from "./fuzz-run.js";

it("2,000 requests in good words and bad ones: every answer is one that is described, and nothing breaks", async () => {
  const report = await fuzz({ requests: 2_000, seed: 20_261_122, patience: 60_000 });
  expect(complaints(report)).toEqual([]);
  const answers = [...report.routes.values()].flatMap(({ statuses }) => [...statuses]);
  const taken = answers.filter(([status]) => status < 300).reduce((sum, [, times]) => sum + times, 0);
  expect(taken).toBeGreaterThan(300);
}, 600_000);
