import { afterAll, beforeAll, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../../test/api-server.js";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server?.stop());

const GOES_BY_IT = ["effectiveness_evaluated", "root_cause", "recurrence_prevented"];

interface Control {
  readonly checks: readonly { readonly id: string; readonly result: string }[];
}

/** What the checks of a SOC 2 bundle that go by the postmortem came to. */
async function resultsOf(id: string, request: object = {}) {
  const { body } = await server.post("responder", `/v1/incidents/${id}/export/soc2`, request);
  const checks = (body.data.bundle.content.controls as Control[]).flatMap((control) => control.checks);
  return GOES_BY_IT.map((id) => checks.find((check) => check.id === id)?.result);
}

it("F-066: what a SOC 2 bundle says of cause, effectiveness and recurrence goes by the published postmortem", async () => {
  const id = await server.openIncident({ triggerType: "postmortem_in_evidence" });
  const act = (action: string, body: object) => server.post("responder", `/v1/incidents/${id}/${action}`, body);
  await act("resolve", { resolutionType: "fixed", resolutionSummary: "The provider recovered." });
  await act("postmortem", {});
  const { body: before } = await server.send("viewer", `/v1/incidents/${id}`);
  expect(await resultsOf(id)).toEqual(["not_yet_due", "not_yet_due", "not_yet_due"]);
  const changes = [{ reference: "OPS-42", isDone: true }];
  const learned = { rootCause: "The retry had no limit.", effectiveness: "Stopped within a minute.", changes };
  expect(await act("postmortem/publish", learned)).toMatchObject({ status: 200 });
  expect(await resultsOf(id)).toEqual(["met", "met", "met"]);
  expect(await resultsOf(id, { redaction: "free_text" })).toEqual(["unknown", "unknown", "unknown"]);
  expect(await resultsOf(id, { asOf: before.asOf })).toEqual(["not_yet_due", "not_yet_due", "not_yet_due"]);
});
