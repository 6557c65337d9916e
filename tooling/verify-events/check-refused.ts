import { type EventDraft, EventSchemaViolation } from "@hoc/incident-schemas";
import { buildSignal } from "@hoc/incident-schemas/testing";
import { type Verdict, verdictOf } from "../verify/verdict.js";
import { ACTORS } from "./actors.js";
import { BASE_MEMBERS } from "./contract.js";
import { type StoredEvent, tablesHolding } from "./stored-events.js";
import type { VerifiedProduct } from "./verified-product.js";

/**
 * Whether a write that announces an invalid event is refused before it commits. In one transaction an incident opens, a
 * valid event is announced, and one that lacks a member of its own; nothing of it may stay.
 */
export async function checkRefused({ unitOfWork, db }: VerifiedProduct, event: StoredEvent): Promise<Verdict> {
  const tenantId = `refused ${event.type}`;
  const valid = draftOf(event);
  const [lacking, ...others] = Object.keys(valid.fields);
  const broken = { ...valid, fields: Object.fromEntries(others.map((name) => [name, event.payload[name]])) };
  const refusal = await unitOfWork
    .write(tenantId, async ({ aggregator, outbox }) => {
      await aggregator.record(tenantId, [buildSignal()]);
      await outbox.append(tenantId, [valid, broken as unknown as EventDraft]);
    })
    .then(
      () => undefined,
      (error: unknown) => error,
    );
  const wrong: string[] = [];
  if (!(refusal instanceof EventSchemaViolation))
    wrong.push(refusal === undefined ? "an invalid event commits" : `it is refused otherwise: ${String(refusal)}`);
  else if (!refusal.missing.includes(String(lacking))) wrong.push(`its refusal does not name ${lacking}`);
  const holding = await tablesHolding(db, tenantId);
  if (holding.length > 0) wrong.push(`after it something stays in ${holding.join(", ")}`);
  return verdictOf(wrong);
}

function draftOf({ type, payload }: StoredEvent): EventDraft {
  const own = Object.entries(payload).filter(([name]) => !(BASE_MEMBERS as readonly string[]).includes(name));
  return {
    eventType: type,
    actor: ACTORS.person,
    occurredAt: payload.occurredAt,
    fields: Object.fromEntries(own),
  } as unknown as EventDraft;
}
