import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TwentyCallers, twentyCallers } from "../../test/twenty-callers.js";

const ada = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "admin" } as const;

let twenty: TwentyCallers;
beforeAll(async () => {
  twenty = await twentyCallers();
});
afterAll(() => twenty.stop());

async function resolved(title: string): Promise<string> {
  const { incidentId } = await twenty.one.execute("incidents.write.createIncident", { title, severity: "high" }, ada);
  const resolution = { incidentId, resolutionType: "fixed", resolutionSummary: "It is back." };
  await twenty.one.execute("incidents.write.resolveIncident", resolution, ada);
  return incidentId;
}

/** What was told of an incident's postmortem, in each place. */
const told = async (incidentId: string) => ({
  documents: await twenty.count("postmortem_artifacts", sql`t.incident_id = ${incidentId} and t.status = 'published'`),
  begun: await twenty.count(
    "incident_events",
    sql`t.incident_id = ${incidentId} and t.event_type = 'postmortem_created'`,
  ),
  entries: await twenty.count(
    "incident_events",
    sql`t.incident_id = ${incidentId} and t.event_type = 'postmortem_published'`,
  ),
  audits: await twenty.count("audit_ledger", sql`t.entity_id = ${incidentId} and t.event_type = 'PostmortemPublished'`),
  events: await twenty.count(
    "domain_events",
    sql`t.event_type = 'incidents.PostmortemPublished' and t.payload ->> 'incidentId' = ${incidentId}`,
  ),
});

const ONCE = { documents: 1, begun: 1, entries: 1, audits: 1, events: 1 };

it("F-120: of twenty connections that publish one postmortem in the same words one does, and all hear of the same", async () => {
  const incidentId = await resolved("The same words");
  const learned = { incidentId, rootCause: "no limit", effectiveness: "fast" };
  const answers = await twenty.all((operations) =>
    operations.execute("incidents.recurrence.publishPostmortem", learned, ada),
  );
  expect(answers.filter(({ recorded }) => recorded)).toHaveLength(1);
  expect(new Set(answers.map(({ recorded: _, ...publication }) => JSON.stringify(publication))).size).toBe(1);
  expect(await told(incidentId)).toEqual(ONCE);
});

it("F-120: of twenty connections that publish one postmortem each in its own words one has its way", async () => {
  const incidentId = await resolved("Other words");
  const answers = await Promise.allSettled(
    twenty.callers.map((operations, index) =>
      operations.execute(
        "incidents.recurrence.publishPostmortem",
        { incidentId, rootCause: `cause ${index}`, effectiveness: "fast" },
        ada,
      ),
    ),
  );
  const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
  expect(refused).toHaveLength(19);
  for (const reason of refused) expect(reason).toMatchObject({ code: "postmortem_published" });
  expect(await told(incidentId)).toEqual(ONCE);
});
