import { describe, expect, it } from "vitest";
import { fileNameOf } from "./file-name.js";

const named = (incidentId: string) =>
  fileNameOf({ incidentId, bundleType: "soc2", params: { asOf: "2026-03-14T09:00:00.000000Z" } as never }, "pdf");

describe("fileNameOf", () => {
  it("says whose it is, what it is and of which day", () => {
    expect(named("inc_42")).toBe("inc_42_soc2_2026-03-14.pdf");
  });

  it.each([
    ["../../etc/passwd", "etc-passwd_soc2_2026-03-14.pdf"],
    ['a"b\r\nc/d\\e', "a-b-c-d-e_soc2_2026-03-14.pdf"],
    ["💥", "incident_soc2_2026-03-14.pdf"],
    ["..", "incident_soc2_2026-03-14.pdf"],
    ["x".repeat(500), `${"x".repeat(80)}_soc2_2026-03-14.pdf`],
  ])("makes a safe name of %j", (incidentId, expected) => {
    expect(named(incidentId)).toBe(expected);
  });
});
