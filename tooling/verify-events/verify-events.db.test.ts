import { EventSchemaViolation } from "@hoc/incident-schemas";
import type { UnitOfWork } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countOutcomes, renderMatrix } from "../verify/matrix.js";
import { type EventContract, PRODUCT_CONTRACT } from "./contract.js";
import { liveHistory } from "./history.js";
import { CHECKS, EVENT_MATRIX, type EventRow } from "./matrix.js";
import { EVENT_PLANTS } from "./plants.js";
import { openVerifiedProduct, type VerifiedProduct } from "./verified-product.js";
import { eventsCovered, verifyEvents } from "./verify-events.js";

const TIMEOUT = 600_000;

type Payload = Readonly<Record<string, unknown>>;

/** What a broken contract takes although it is wrong, by event type. */
const TAKEN = new Map<unknown, (payload: Payload) => boolean>(
  Object.entries<(payload: Payload) => boolean>({
    "runs.RunStarted": ({ traceId }) => traceId === undefined,
    "runs.RunFinished": ({ agentId }) => agentId === null,
    "incidents.IncidentNoteAdded": ({ actorId }) => actorId === null,
    "runs.LlmFailureRecorded": ({ contentHash }) => contentHash === "no hash",
    "policies.PolicyRuleCreated": ({ actorType }) => actorType === "robot",
    "policies.PolicyRuleRetired": ({ sequenceNo }) => Number(sequenceNo) < 0,
    "policies.PolicyEvaluated": (payload) => "noSuchMember" in payload,
    "incidents.BundleExported": ({ contentDigest }) => contentDigest === "no digest",
  }),
);

const BROKEN_CONTRACT: EventContract = {
  types: [...PRODUCT_CONTRACT.types, "incidents.NeverHeardOf"],
  membersOf: (type) => ({
    ...membersWithoutInstant(type),
    ...(type === "incidents.IncidentNoteAdded" && { actorId: { nullable: true } }),
    ...(type === "costs.CostAnomalyRecorded" && { incidentId: { nullable: false } }),
  }),
  validate(payload) {
    const said = payload as Payload;
    try {
      return PRODUCT_CONTRACT.validate(payload);
    } catch (error) {
      if (TAKEN.get(said.eventType)?.(said)) return payload;
      if (said.eventType === "policies.PolicyProposalDrafted") throw new EventSchemaViolation("", [], ["all"]);
      throw error;
    }
  },
};

/** Of artifacts, without the instant that they speak of. */
function membersWithoutInstant(type: string) {
  const { asOf, ...members } = PRODUCT_CONTRACT.membersOf(type);
  return type === "analytics.ArtifactRecorded" || asOf === undefined ? members : { ...members, asOf };
}

/** What is done to the events after a history. */
const DAMAGE: readonly [type: string, change: string][] = [
  ["incidents.IncidentResolved", `payload = (payload::jsonb || '{"incidentState": "ACTIVE"}')::json`],
  [
    "incidents.IncidentSeveritySet",
    `actor_type = 'system', payload = (payload::jsonb || '{"actorType": "system"}')::json`,
  ],
  ["incidents.IncidentManuallyClosed", "actor_id = 'somebody else'"],
  ["incidents.PostmortemCreated", `event_id = 'evt', payload = (payload::jsonb || '{"eventId": "evt"}')::json`],
  ["incidents.PostmortemPublished", `payload = (payload::jsonb || '{"incidentState": "ACTIVE"}')::json`],
  ["incidents.IncidentAcknowledged", "recorded_at = '2040-01-01Z'"],
  [
    "policies.PolicyViolationRecorded",
    `project_id = '__system__', payload = (payload::jsonb || '{"projectId": "__system__"}')::json`,
  ],
  ["lessons.LessonDetected", `project_id = 'other', payload = (payload::jsonb || '{"projectId": "other"}')::json`],
];

async function damage({ db }: VerifiedProduct): Promise<void> {
  await sql`delete from hoc.outbox_deliveries as d using hoc.domain_events as e
    where d.tenant_id = e.tenant_id and d.sequence_no = e.sequence_no and d.sink = 'webhook'
      and e.event_type = 'incidents.IncidentReopened'`.execute(db);
  await sql`update hoc.domain_events set event_type = 'odd.Type'
    where tenant_id = 'globex' and event_type = 'incidents.IncidentAutoResolved'`.execute(db);
  for (const [type, change] of DAMAGE)
    await sql`update hoc.domain_events set ${sql.raw(change)} where event_type = ${type}`.execute(db);
}

/** A unit of work that commits although an event was refused: of an escalation without a word, of a milestone with one. */
function committing(real: UnitOfWork): UnitOfWork {
  return {
    ...real,
    async write(tenantId, work) {
      let refused: unknown;
      const result = await real.write(tenantId, (ports) =>
        work({
          ...ports,
          outbox: {
            append: (tenant, drafts) =>
              ports.outbox.append(tenant, drafts).catch((error: unknown) => {
                const [type] = drafts.map(({ eventType }) => eventType);
                if (type === "incidents.IncidentMilestoneRecorded") refused = error;
                else if (type !== "incidents.SeverityEscalated") throw error;
                return [];
              }),
          },
        }),
      );
      if (refused !== undefined) throw refused;
      return result;
    },
  };
}

/** A product that assigns to somebody else, and learns more, each time that it is asked for the same. */
function neverTheSame(product: VerifiedProduct): VerifiedProduct {
  let times = 0;
  return {
    ...product,
    async execute(operation, input, as) {
      times += 1;
      if (operation === "incidents.lessons.dismissLesson") {
        const success = { sourceEventId: `run ${times}`, successType: "dismissed" };
        await product.execute("incidents.lessons.detectFromCriticalSuccess", success, as);
      }
      const other = operation === "incidents.write.assignIncident" ? { ownerId: `bob-${times}` } : {};
      return product.execute(operation, { ...input, ...other }, as);
    },
  };
}

describe("the events of the product", () => {
  it(
    "F-115, F-117, F-138: are of every type, valid, and refused with anything about them changed",
    async () => {
      const product = await openVerifiedProduct();
      const rows = await verifyEvents(product, await liveHistory(product));
      await product.close();
      const { FAIL, WARN } = countOutcomes(rows);
      expect({ FAIL, WARN }, renderMatrix(EVENT_MATRIX, rows)).toEqual({ FAIL: 0, WARN: 0 });
      expect(rows.map(({ name }) => name)).toEqual(PRODUCT_CONTRACT.types);
    },
    TIMEOUT,
  );
});

it(
  "F-115, F-116: a product that announces too little, too late or in another's name fails there",
  async () => {
    const { "event-lacks-a-field": lacking, "event-after-commit": late, "event-of-nobody": nobody } = EVENT_PLANTS;
    const product = await openVerifiedProduct((real) => late.disguise(nobody.disguise(lacking.disguise(real))));
    const rows = await verifyEvents(product, await liveHistory(product));
    await product.close();
    for (const { row, check } of Object.values(EVENT_PLANTS))
      expect(rows.find(({ name }) => name === row)?.verdicts[check].outcome, row).toBe("FAIL");
    expect(eventsCovered(rows)).toContain("event incidents.IncidentAcknowledged");
    expect(eventsCovered(rows)).not.toContain("event incidents.IncidentResolved");
  },
  TIMEOUT,
);

describe("an event type that breaks a promise", () => {
  let product: VerifiedProduct;
  let rows: EventRow[];

  beforeAll(async () => {
    product = neverTheSame(await openVerifiedProduct(committing));
    const history = await liveHistory(product);
    await damage(product);
    rows = await verifyEvents(product, history, BROKEN_CONTRACT);
  }, TIMEOUT);

  afterAll(() => product?.close());

  it.each([
    ["F-117: that nothing emits", "incidents.NeverHeardOf", ["emitted"]],
    ["F-117: that does not say the state", "incidents.IncidentResolved", ["emitted"]],
    ["F-117: that is announced without a change", "incidents.IncidentAssigned", ["repeated"]],
    ["F-115: that lacks a member", "runs.RunStarted", ["missing"]],
    ["F-115: whose contract does not know a member that it must have", "analytics.ArtifactRecorded", ["missing"]],
    ["F-115: that holds null where a value must be", "runs.RunFinished", ["null"]],
    ["F-115: whose base may hold null", "incidents.IncidentNoteAdded", ["null"]],
    ["F-115: that refuses null where it may be", "costs.CostAnomalyRecorded", ["null"]],
    ["F-115: with a member of another form", "runs.LlmFailureRecorded", ["mistyped"]],
    ["F-117: that is told of what goes on", "incidents.PostmortemPublished", ["emitted"]],
    ["F-115: with a digest that is none", "incidents.BundleExported", ["mistyped"]],
    ["F-115: with an actor of no known type", "policies.PolicyRuleCreated", ["mistyped"]],
    ["F-112: with a number below zero", "policies.PolicyRuleRetired", ["mistyped"]],
    ["F-115: with a member that nobody knows", "policies.PolicyEvaluated", ["unknown"]],
    [
      "F-115: whose refusal does not say why",
      "policies.PolicyProposalDrafted",
      ["missing", "null", "mistyped", "unknown"],
    ],
    ["F-112: whose numbers do not rise", "incidents.IncidentAcknowledged", ["order"]],
    ["F-112: whose id is another one's too", "incidents.PostmortemCreated", ["order"]],
    ["F-111: that does not go to every sink", "incidents.IncidentReopened", ["delivery"]],
    ["F-111: that is stored as another", "incidents.IncidentManuallyClosed", ["delivery"]],
    ["F-114: whose actor is guessed from the id", "incidents.IncidentSeveritySet", ["actor"]],
    ["F-113: that is of another project than its run", "policies.PolicyViolationRecorded", ["project"]],
    [
      "F-113, F-117: that is of another project than its run, and comes of what others say again",
      "lessons.LessonDetected",
      ["project", "repeated"],
    ],
    ["F-116: that is not refused", "incidents.SeverityEscalated", ["refused"]],
    ["F-116: that is refused after the commit", "incidents.IncidentMilestoneRecorded", ["refused"]],
    ["F-115: that is of no known type", "odd.Type", ["emitted"]],
  ])("%s fails there", (_, type, failing) => {
    const { known, failed } = outcomeOf(type);
    expect({ known, failed }, renderMatrix(EVENT_MATRIX, rows)).toEqual({ known: true, failed: failing });
  });

  it("leaves the verdict on other types as it is", () => {
    expect(outcomeOf("incidents.EvidenceAdded")).toEqual({ known: true, failed: [] });
  });

  function outcomeOf(type: string) {
    const verdicts = rows.find(({ name }) => name === type)?.verdicts;
    const failed = CHECKS.filter((check) => verdicts?.[check].outcome === "FAIL");
    return { known: verdicts !== undefined, failed };
  }
});
