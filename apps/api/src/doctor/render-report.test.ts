import type { DoctorReport } from "@hoc/incident-drivers/migrations";
import { describe, expect, it } from "vitest";
import { renderReport, renderSql } from "./render-report.js";

const report: DoctorReport = {
  healthy: false,
  schema: "hoc",
  differences: [
    {
      finding: "missing",
      part: "policy",
      table: "signals",
      name: "hoc_tenant",
      expected: "using (true)",
      found: null,
      sentence: "The policy signals.hoc_tenant is missing.",
      sql: ["create policy hoc_tenant on hoc.signals using (true)"],
    },
  ],
  notes: ["The table customers is none of ours."],
};

describe("a doctor's report", () => {
  it("says what differs, what would mend it, and what does no harm", () => {
    expect(renderReport(report)).toBe(
      "1 difference:\nThe policy signals.hoc_tenant is missing.\n    create policy hoc_tenant on hoc.signals using (true);\n" +
        "Besides, and of no harm:\n  The table customers is none of ours.\n",
    );
  });

  it("says so when nothing differs", () => {
    expect(renderReport({ healthy: true, schema: "hoc", differences: [], notes: [] })).toBe("Nothing differs.\n");
  });

  it("gives the SQL alone, with the findings as comments", () => {
    expect(renderSql(report)).toBe(
      "-- The policy signals.hoc_tenant is missing.\ncreate policy hoc_tenant on hoc.signals using (true);\n",
    );
  });
});
