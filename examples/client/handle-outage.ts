import type { Client } from "@hoc/client";

/**
 * Records an outage, acknowledges and resolves what it opened, and says in a line each what happened and what else is
 * open. Incidents of others, also those that its signals joined, are left alone.
 */
export async function handleOutage(client: Client): Promise<string[]> {
  const calls = Array.from({ length: 2_500 }, (_, call) => ({
    triggerType: "failure_spike",
    reference: `call-${call}`,
    costMicros: 1_200,
  }));
  const results = await client.record(calls);
  const opened = results.flatMap(({ outcome, incidentId }) => (outcome === "opened" && incidentId ? [incidentId] : []));
  const said = [`${results.length} failing calls, ${opened.length} opened`];

  for (const incidentId of opened) {
    const { version } = await client.execute("incidents.write.acknowledgeIncident", { incidentId });
    const { title, status } = await client.execute("incidents.write.resolveIncident", {
      incidentId,
      expectedVersion: version,
      resolutionType: "rollback",
      resolutionSummary: "The prompt of yesterday is back; answers are right again.",
    });
    said.push(`${title}: ${status}`);
  }

  for await (const { title } of client.items("incidents.query.listActiveIncidents", { limit: 10 }))
    said.push(`still open: ${title}`);
  return said;
}
