import type { ApiServer } from "./api-server.js";

let told = 0;

/**
 * A run that broke a policy at its second step, and the incident of it, which somebody has acknowledged; gives the
 * incident's id.
 *
 * @example const id = await brokenPolicy(server);
 */
export async function brokenPolicy(server: ApiServer): Promise<string> {
  told += 1;
  const runId = `run-${told}`;
  const policyId = `spend-${told}`;
  const ok = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(JSON.stringify(body));
    return body as Readonly<Record<string, unknown>>;
  };
  await ok(server.post("responder", "/v1/policies/rules", { policyId, name: "No spending above the limit" }));
  await ok(server.post("collector", "/v1/runs", { runId, agentId: "booking-bot", goal: "Book a flight" }));
  const step = { skillName: "search", inputHash: "2c26b46b68ffc68f", outputHash: "fcde2b2edba56bf4" };
  const steps = [
    { ...step, stepIndex: 0, status: "success", tokens: 310, durationMs: 840, costMicros: 1_200 },
    { ...step, stepIndex: 1, skillName: "pay", status: "success", tokens: 120, durationMs: 210, costMicros: 800 },
  ];
  await ok(server.post("collector", `/v1/runs/${runId}/steps`, { steps }));
  const violation = {
    runId,
    policyId,
    policyType: "SPEND",
    violatedRule: "SPEND_LIMIT",
    severity: "high",
    evaluatedValue: "2400",
    thresholdCondition: "<= 2000",
    reason: "The agent paid more than it may.",
    stepIndex: 1,
    evidence: { receipt: "r-17" },
  };
  const { incidentId } = await ok(server.post("collector", "/v1/policies/violations", violation));
  await ok(server.post("responder", `/v1/incidents/${String(incidentId)}/acknowledge`));
  return String(incidentId);
}
