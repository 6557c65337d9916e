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
  unseen: ["The privileges were not looked at."],
};

describe("a doctor's report", () => {
  it("says what differs, what would mend it, and what does no harm", () => {
    expect(renderReport(report)).toBe(
      "1 difference:\nThe policy signals.hoc_tenant is missing.\n    create policy hoc_tenant on hoc.signals using (true);\n" +
        "The privileges were not looked at.\nBesides, and of no harm:\n  The table customers is none of ours.\n",
    );
  });

  it("says so when nothing differs", () => {
    expect(renderReport({ healthy: true, schema: "hoc", differences: [], notes: [], unseen: [] })).toBe(
      "Nothing differs.\n",
    );
  });

  it("gives the SQL alone, with the findings as comments", () => {
    expect(renderSql(report)).toBe(
      "-- The policy signals.hoc_tenant is missing.\ncreate policy hoc_tenant on hoc.signals using (true);\n\n-- The privileges were not looked at.\n",
    );
  });

  it.each(["\n", "\r", "\r\n", "\v", "\f", "\u0085", "\u2028", "\u2029", "\0", "\u001b", "\u202e"])(
    "lets %j in a name end no comment and no line",
    (end) => {
      const [policy] = report.differences;
      if (policy === undefined) throw new Error("no difference");
      const sentence = `The trigger signals.a${end}drop table hoc.signals; is none of ours.`;
      const named = {
        ...report,
        differences: [{ ...policy, sentence, sql: [] }],
        notes: [sentence],
        unseen: [sentence],
      };
      const words = "The trigger signals.a drop table hoc.signals; is none of ours.";
      expect(renderSql(named)).toBe(`-- ${words}\n\n-- ${words}\n`);
      expect(renderReport(named).split("\n")).toEqual([
        "1 difference:",
        words,
        words,
        "Besides, and of no harm:",
        `  ${words}`,
        "",
      ]);
    },
  );
});
