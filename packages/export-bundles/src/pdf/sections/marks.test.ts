import { describe, expect, it } from "vitest";
import { REPORT_CASES } from "../../../test/report-cases.js";
import { aStoryContent } from "../../../test/sealed.js";
import { marksOf } from "./marks.js";

describe("the marks of a timeline", () => {
  it("tell the story in its order, from the run to what was learned", async () => {
    const marks = marksOf(await aStoryContent());
    expect(marks.map(({ label }) => label)).toEqual([
      "Run began",
      "Step 17 went wrong",
      "Incident opened",
      "Acknowledged",
      "Stopped",
      "Remediated",
      "Recovered",
      "Resolved",
      "Post-mortem",
    ]);
    expect(marks.every(({ isLate }) => !isLate)).toBe(true);
    expect(marks.map(({ limit }) => limit)).toEqual([
      undefined,
      undefined,
      undefined,
      "1 h",
      undefined,
      undefined,
      undefined,
      "8 h",
      "30 d",
    ]);
  });

  it("are late when they came after their limit", async () => {
    const acknowledgeWithinSeconds = { critical: 1, high: 60, medium: 1, low: 1 };
    const marks = marksOf(await aStoryContent({ params: { acknowledgeWithinSeconds } }));
    expect(marks.filter(({ isLate }) => isLate).map(({ label, limit }) => [label, limit])).toEqual([
      ["Acknowledged", "1 min"],
    ]);
  });

  it("end with what did not happen until the cut-off", async () => {
    const content = await aStoryContent(REPORT_CASES["open soc2"]);
    expect(marksOf(content).at(-1)).toEqual({
      label: "Not acknowledged",
      at: content.params.asOf,
      limit: "1 h",
      isLate: true,
    });
  });

  it("name no limit when the severity is hidden", async () => {
    const marks = marksOf(await aStoryContent({ params: { redaction: "details" } }));
    expect(marks.find(({ label }) => label === "Acknowledged")?.limit).toBeUndefined();
  });
});
