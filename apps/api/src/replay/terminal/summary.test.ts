import type { DetectorResult, RecordOutcome } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { Tallying } from "../tally.js";
import { renderSummary } from "./summary.js";

function summary(
  rows: number,
  outcomes: Partial<Record<RecordOutcome, number>>,
  title = "Calls fail",
  tally = new Tallying(),
) {
  tally.rows = rows;
  for (const [outcome, count] of Object.entries(outcomes) as [RecordOutcome, number][]) {
    tally.add(Array.from({ length: count }, () => ({ signalId: "s", outcome, incidentId: "inc_1" })));
  }
  return renderSummary({
    file: "a.csv",
    tenant: "acme",
    target: "a database",
    tally,
    seconds: 2,
    largest:
      tally.signals === 0
        ? []
        : [
            {
              incidentId: "inc_1",
              title,
              severity: "high",
              lifecycleState: "ACTIVE",
              signalCount: 1_234,
              startedAt: "2026-03-14T09:00:00.000000Z",
              lastSignalAt: "2026-03-14T10:02:05.000000Z",
            },
          ],
    reportFile: "out.html",
    whereToLook: ["curl …"],
  });
}

function tallyOfRuns(succeeded: number, errorCodes: Readonly<Record<string, number>>, recorded = true) {
  const tally = new Tallying();
  const add = (outcome: "SUCCESS" | "FAILURE", errorCode: string | null) => {
    tally.ofRuns.addStart({ recorded });
    tally.ofRuns.addSteps(recorded ? { recorded: 2, duplicates: 0 } : { recorded: 0, duplicates: 2 });
    tally.ofRuns.addEnd({ run: { outcome, errorCode } });
  };
  for (let i = 0; i < succeeded; i += 1) add("SUCCESS", null);
  for (const [code, count] of Object.entries(errorCodes)) for (let i = 0; i < count; i += 1) add("FAILURE", code);
  return tally;
}

describe("renderSummary", () => {
  it("says what came out, of what, how fast, and where to look", () => {
    const text = summary(5_000, { opened: 1, attached: 1_200, overflow: 3, duplicate: 30 });
    expect(text).toContain("a.csv → a database (tenant acme)");
    expect(text).toContain("1,234 signals → 1 incident opened");
    expect(text).toMatch(/\n {2}1,200 attached: joined an open incident\n/);
    expect(text).toMatch(/\n {6}3 overflow: .*hourly cap/);
    expect(text).toContain("5,000 rows read in 2.0 s, 617 signals/s");
    expect(text).toMatch(/1,234 {2}high {6}ACTIVE {2}2026-03-14 09:00:00 {2}1 h 2 min {2}Calls fail/);
    expect(text).toContain("\nReport: out.html\n");
    expect(text).toContain("curl …");
  });

  it("calls a log without failures what it is", () => {
    expect(summary(18_790, {})).toContain("No row of 18,790 is a failure: 0 signals → 0 incidents, no false alarm.");
    expect(summary(0, {})).toContain("The file has no rows; nothing was sent.");
  });

  it("says when everything was there before", () => {
    expect(summary(10, { duplicate: 10 })).toContain(
      "All 10 signals were there before: nothing new, 0 incidents opened.",
    );
  });

  it("lets no title of a log steer the terminal", () => {
    const text = summary(1, { opened: 1 }, `\u001b[2Jgone\u202e\n${"x".repeat(300)}`);
    expect(text).toContain(" [2Jgone xxx");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through
    expect(text).not.toMatch(/[\u001b\u202e]|x{100}/);
  });

  it("says of runs how they ended, why they failed, and what became of the failures", () => {
    const tally = tallyOfRuns(900, { LOST: 3, LOOPED: 97 });
    const text = summary(1_000, { opened: 2, attached: 98 }, "Runs fail", tally);
    expect(text).toContain("1,000 runs of 2,000 steps, 100 of them without success → 2 incidents opened\n");
    expect(text).toContain("How the runs ended:\n  900 SUCCESS: did their work\n  100 FAILURE: failed\n");
    expect(text).toContain("Why they failed:\n  97 LOOPED\n   3 LOST\n");
    expect(text).toContain("What became of the failures:\n    2 opened: opened an incident\n   98 attached");
    expect(text).toContain("1,000 rows read in 2.0 s, 500 runs/s");
  });

  it("says of examined runs what the detectors found", () => {
    const tally = tallyOfRuns(1, { LOST: 1 });
    const results = [{ detectorId: "runaway", verdict: "found", abstentionReason: null } as DetectorResult];
    tally.ofRuns.detections.add({ outcome: "FAILURE", results });
    const text = summary(2, { opened: 1, attached: 1 }, "Runs fail", tally);
    expect(text).toContain("What became of the failures and of what the detectors found:\n");
    expect(text).toMatch(/What the detectors found in 1 run, .*\n.*\n {2}runaway +1 +1 +1\.000 +1\.000\n/);
    expect(summary(2, { opened: 1 }, "Runs fail", tallyOfRuns(1, { LOST: 1 }))).not.toContain("detector");
  });

  it("names the commonest error codes and counts the others", () => {
    const codes = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`CODE_${i}`, 10 - i]));
    const text = summary(55, { opened: 1, attached: 54 }, "Runs fail", tallyOfRuns(0, codes));
    expect(text).toContain("CODE_7");
    expect(text).not.toContain("CODE_8");
    expect(text).toContain("  and 2 error codes more\n");
  });

  it("calls runs without a failure what they are", () => {
    const text = summary(3, {}, "Runs fail", tallyOfRuns(3, {}));
    expect(text).toContain("3 runs of 6 steps, none of them without success → 0 incidents opened");
    expect(text).not.toMatch(/Why they failed|What became/);
  });

  it("says when all runs were there before", () => {
    const again = tallyOfRuns(1, { LOST: 2 }, false);
    expect(summary(3, { duplicate: 2 }, "Runs fail", again)).toContain(
      "All 3 runs were there before: nothing new, 0 incidents opened.",
    );
    const interrupted = tallyOfRuns(1, { LOST: 2 }, false);
    expect(summary(3, { duplicate: 1, opened: 1 }, "Runs fail", interrupted)).not.toContain("nothing new");
  });
});
