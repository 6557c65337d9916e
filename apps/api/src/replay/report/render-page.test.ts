import type { RecordOutcome } from "@hoc/incident-schemas";
import { buildIncidentDetail } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { Tallying } from "../tally.js";
import type { ReportedIncident } from "../targets/target.js";
import { SignalBins } from "./bins.js";
import { IncidentOverview } from "./incident-overview.js";
import { type ReportContents, renderPage } from "./render-page.js";

const START = Date.UTC(2026, 2, 14, 11, 58) * 1_000;

function contents(incidents: readonly ReportedIncident[], outcomes: Partial<Record<RecordOutcome, number>> = {}) {
  const tally = new Tallying();
  tally.rows = 5_000;
  const bins = new SignalBins();
  for (const { incidentId } of incidents) tally.add([{ signalId: incidentId, outcome: "opened", incidentId }]);
  for (const [outcome, count] of Object.entries(outcomes) as [RecordOutcome, number][])
    for (let i = 0; i < count; i += 1)
      tally.add([{ signalId: "s", outcome, incidentId: incidents[0]?.incidentId ?? null }]);
  for (let i = 0; i < tally.signals; i += 1) bins.add(START + i * 60_000_000);
  const overview = new IncidentOverview();
  for (const incident of incidents) overview.add(incident);
  return { file: "logs/calls.csv", tenant: "acme", tally, bins, incidents: overview } satisfies ReportContents;
}

const many = (count: number) => Array.from({ length: count }, (_, i) => buildIncidentDetail({ id: `inc_${i}` }));

describe("renderPage", () => {
  it("says of what the report is, what came out, and how", () => {
    const page = renderPage(contents(many(2), { attached: 40 }));
    expect(page).toContain("<title>calls.csv: 42 signals → 2 incidents</title>");
    expect(page).toContain("2026-03-14 11:58:00 to 2026-03-14 12:39:00 UTC (41 min), tenant acme");
    expect(page).toContain("<b>40</b> joined an open incident");
    expect(page).toContain("Signals per 30 seconds");
  });

  it("shows the facts of every incident, and leads to them from its bar", () => {
    const incident = buildIncidentDetail({
      severity: "critical",
      status: "RESOLVED",
      lifecycleState: "RESOLVED",
      signalCount: 1_234,
      lateSignals: 5,
      costMicros: 1_234_567,
      lastSignalAt: "2026-03-14T12:00:30.000000Z",
      endedAt: "2026-03-14T12:05:30.000000Z",
      resolutionType: "window_elapsed",
    });
    const page = renderPage(contents([incident], { attached: 9 }));
    expect(page).toMatch(/<a href="#incident-1">.*class="critical".*>critical<\/text><\/a>/);
    const row = /<tr id="incident-1">.*<\/tr>/.exec(page)?.[0] ?? "";
    for (const fact of [" critical", "Failure spike", "inc_1", "failure_spike", "resolved", "1,234", "and 5 late"])
      expect(row).toContain(fact);
    for (const fact of [
      "<span>11:58:00</span>",
      "2 min 30 s",
      "<span>12:05:30</span>",
      "its window had passed",
      "$1.234567",
    ])
      expect(row).toContain(fact);
  });

  it("marks the overflow incident in words", () => {
    const overflow = buildIncidentDetail({ triggerType: "rate_limit_overflow", overflowCounts: { a: 2, b: 209 } });
    const page = renderPage(contents([overflow]));
    expect(page).toContain("signals that came above the hourly cap: 209 b, 2 a<");
    expect(renderPage(contents([{ ...overflow, signalCount: 368 }]))).toContain("209 b, 2 a; 157 more joined them<");
    expect(page).toContain(">overflow</text>");
  });

  it("lets nothing of a log become markup", () => {
    const evil = `</title><script>alert("1")</script>'`;
    const named = buildIncidentDetail({ title: evil, triggerType: evil, id: evil, resolutionType: evil });
    const page = renderPage({ ...contents([named]), file: `${evil}.csv`, tenant: evil });
    expect(page).not.toMatch(/<script|alert\("/);
    expect(page.match(/<\/title>/g)?.length).toBe(page.match(/<title>/g)?.length);
  });

  it("asks for nothing and runs nothing", () => {
    const page = renderPage(contents(many(3)));
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(page).not.toMatch(/https?:|\bsrc=|url\(|@import|<script|<link|\son\w+=/);
    expect(page.match(/href="[^#]/)).toBeNull();
  });

  it("shows the biggest of many incidents and says how many it leaves out, in bounded size", () => {
    const page = renderPage(contents(many(5_000)));
    expect(page.match(/<tr id=/g)).toHaveLength(300);
    expect(page).toContain("This list shows the 300 incidents with most signals, and leaves out 4,700 smaller ones.");
    expect(page).toMatch(/This chart shows the \d+ incidents with most signals/);
    expect(page.length).toBeLessThan(400_000);
  });

  it("is calm when nothing came out", () => {
    const page = renderPage(contents([]));
    expect(page).toContain("0 signals → 0 incidents");
    expect(page).toContain("All is well: no row of 5,000 is a failure. There is no incident, and no false alarm.");
    expect(page).not.toMatch(/<table|class="chart"|Period/);
    expect(renderPage(contents([], { noted: 3 }))).toContain("All is well: none of the signals opened an incident.");
  });

  it("says when the incidents may not be read", () => {
    const page = renderPage({ ...contents(many(2)), incidents: undefined });
    expect(page).toContain("The token that sent the signals may not read incidents");
    expect(page).toContain("2 signals → 2 incidents");
    expect(page).not.toContain("<table");
  });

  it("speaks of one signal and one row in the singular, at one instant", () => {
    const single = contents(many(1));
    single.tally.rows = 1;
    const page = renderPage(single);
    expect(page).toContain("<p>2026-03-14 11:58:00 UTC, tenant acme</p>");
    expect(page).toContain("<b>1</b> row was read");
  });

  it("says how many signals have no instant", () => {
    const untimed = contents(many(1));
    untimed.bins.add(undefined);
    expect(renderPage(untimed)).toContain("1 signal without an instant: not in the plot.");
  });

  it("is the same for the same contents", () => {
    expect(renderPage(contents(many(400)))).toBe(renderPage(contents(many(400))));
  });

  it("says of runs how they ended", () => {
    const ofRuns = contents(many(1));
    ofRuns.tally.ofRuns.addStart({ recorded: true });
    ofRuns.tally.ofRuns.addSteps({ recorded: 7, duplicates: 0 });
    ofRuns.tally.ofRuns.addEnd({ run: { outcome: "FAILURE", errorCode: "LOST" } });
    const page = renderPage(ofRuns);
    expect(page).toContain("<title>calls.csv: 1 run of 7 steps, 1 of them without success → 1 incident</title>");
    expect(page).toContain("<h2>Runs</h2><ul><li><b>1</b> failed</li><li><b>7</b> steps were sent</li></ul>");
    expect(renderPage(contents(many(1)))).not.toContain("<h2>Runs</h2>");
  });

  it("is calm when every run did its work", () => {
    const well = contents([]);
    well.tally.ofRuns.addStart({ recorded: true });
    well.tally.ofRuns.addEnd({ run: { outcome: "SUCCESS", errorCode: null } });
    expect(renderPage(well)).toContain("All is well: no run has failed. There is no incident, and no false alarm.");
  });
});
