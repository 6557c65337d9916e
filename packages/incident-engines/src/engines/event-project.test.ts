import type { StoredRun } from "@hoc/incident-schemas/ports";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { fetchProjectOfLesson, fetchProjectOfRun, projectOfRule } from "./event-project.js";

it("tells the project of a rule that is for one, and not the agent of one that is for an agent", () => {
  expect(projectOfRule({ scope: "PROJECT", scopeId: "shop" })).toEqual({ projectId: "shop" });
  expect(projectOfRule({ scope: "AGENT", scopeId: "bot-1" })).toEqual({});
  expect(projectOfRule({ scope: "TENANT", scopeId: null })).toEqual({});
});

it.each([
  ["has one", { projectId: "shop" }, { projectId: "shop" }],
  ["has none", { projectId: null }, {}],
  ["is not known", undefined, {}],
])("tells the project of a run that %s", async (_, run, project) => {
  const ports = stubPorts({ runs: { fetchRun: async () => run as StoredRun | undefined } });
  expect(await fetchProjectOfRun(ports, "acme", "run-1")).toEqual(project);
});

it("tells the project of a lesson by the run behind it, and asks for none where there is none", async () => {
  const ports = stubPorts({ runs: { fetchRun: async () => ({ projectId: "shop" }) as StoredRun } });
  expect(await fetchProjectOfLesson(ports, "acme", { sourceRunId: "run-1" })).toEqual({ projectId: "shop" });
  expect(await fetchProjectOfLesson(stubPorts(), "acme", { sourceRunId: null })).toEqual({});
});
