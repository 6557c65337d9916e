import { recoveryRulesSchema } from "@hoc/incident-schemas";
import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { getRules } from "./get-rules.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const rules = (asOf?: string) => getRules.handler({ asOf }, { context, ports: stubPorts(), ambient: fakeAmbient() });

describe("getRules", () => {
  it("F-130: lists the rules that are applied, by falling priority, with the point that was asked for", async () => {
    const answer = await rules("2026-03-14T11:00:00.000000Z");
    expect(recoveryRulesSchema.parse(answer)).toEqual(answer);
    const priorities = answer.items.map(({ priority }) => priority);
    expect(priorities).toEqual([90, 85, 80, 75, 70, 65, 60, 40, 35, 10]);
    expect(answer).toMatchObject({ asOf: "2026-03-14T11:00:00.000000Z", dataVersion: 0 });
  });

  it("refuses an instant in the future", async () => {
    await expect(rules("2026-03-14T13:00:00.000000Z")).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("is a query for whoever may read", () => {
    expect(getRules).toMatchObject({
      id: "incidents.recoveryRules.getRules",
      kind: "query",
      permission: "incidents.read",
    });
  });
});
