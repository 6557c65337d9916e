import type { Client } from "@hoc/client";

/** Records an outage, acknowledges what it opened, resolves it, and says in a line each what happened. */
export async function handleOutage(client: Client): Promise<string[]> {
  const calls = Array.from({ length: 2_500 }, (_, call) => ({
    triggerType: "failure_spike",
    reference: `call-${call}`,
    costMicros: 1_200,
  }));
  const results = await client.record(calls);
  const said = [`${results.length} failing calls, ${new Set(results.map((one) => one.incidentId)).size} incident`];

  for await (const { incidentId, title } of client.items("incidents.query.listActiveIncidents", { limit: 10 })) {
    const { version } = await client.execute("incidents.write.acknowledgeIncident", { incidentId });
    const resolved = await client.execute("incidents.write.resolveIncident", {
      incidentId,
      expectedVersion: version,
      resolutionType: "rollback",
      resolutionSummary: "The prompt of yesterday is back; answers are right again.",
    });
    said.push(`${title}: ${resolved.status}`);
  }
  return said;
}
