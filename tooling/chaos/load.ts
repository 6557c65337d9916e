import { createCaller, type Encounters, type Request } from "./caller.js";

/** What callers were told, to be held against what is stored. */
export interface Told {
  /** Signals that were answered: tenant, id, and the incident that took it. */
  readonly signals: { readonly tenantId: string; readonly signalId: string; readonly incidentId: string | null }[];
  /** Every signal that was ever sent. */
  readonly sentSignals: Set<string>;
  readonly notes: { readonly tenantId: string; readonly incidentId: string; readonly note: string }[];
  readonly sentNotes: Set<string>;
  /** Incidents whose resolution by a caller was answered. */
  readonly resolved: { readonly tenantId: string; readonly incidentId: string; readonly key: string }[];
  readonly costs: { readonly tenantId: string; readonly recordId: string; readonly costMicros: number }[];
  /** Reservations that were committed, with what they cost. */
  readonly commits: { readonly tenantId: string; readonly reservationId: string; readonly costMicros: number }[];
}

/** A tenant and the token that its callers have. */
export interface Tenant {
  readonly tenantId: string;
  readonly token: string;
}

const SIGNALS_PER_REQUEST = 20;
const PROBLEMS_PER_TENANT = 12;

/** One request in so many is not repeated, as by a client that gives up: it may be in effect or not, but never twice. */
const FORGOTTEN_ONE_IN = 5;

/**
 * Starts callers that do all kinds of deeds, one after the other, until they are told to stop. Loads at the same time have
 * another `prefix` for the names of what they send.
 */
export function startLoad(url: string, tenants: readonly Tenant[], callers: number, prefix = "c") {
  const encounters: Encounters = {
    requests: 0,
    answered: 0,
    repeated: 0,
    comeBack: 0,
    cutOff: 0,
    wrong: [],
    slowestMilliseconds: 0,
  };
  const told: Told = {
    signals: [],
    sentSignals: new Set(),
    notes: [],
    sentNotes: new Set(),
    resolved: [],
    costs: [],
    commits: [],
  };
  const { once, untilAnswered } = createCaller(url, encounters);
  let goesOn = true;
  const work = Array.from({ length: callers }, (_, number) => call(number));
  return {
    encounters,
    told,
    /** Lets every caller get its last answer. */
    async stop() {
      goesOn = false;
      await Promise.all(work);
    },
  };

  async function call(number: number): Promise<void> {
    const tenant = tenants[number % tenants.length] as Tenant;
    for (let turn = 0; goesOn; turn++) {
      const name = `${prefix}${number}-${turn}`;
      const incidentId = await signals(tenant, name, turn);
      if (incidentId !== null && turn % 3 === 0) await note(tenant, incidentId, `note ${name}`);
      if (incidentId !== null && turn % 10 === 9) await resolve(tenant, incidentId, name);
      if (turn % 2 === 0) await cost(tenant, name);
      if (turn % 4 === 0) await reservation(tenant, name);
    }
  }

  /** An answer; `undefined` where the caller gave up at once. */
  async function ask(request: Request, mayBeForgotten: boolean) {
    if (mayBeForgotten && Math.random() * FORGOTTEN_ONE_IN < 1) {
      const outcome = await once(request);
      return outcome.kind === "answered" ? outcome : undefined;
    }
    return untilAnswered(request);
  }

  function expectStatus({ status, body }: { status: number; body: unknown }, allowed: readonly number[], what: string) {
    if (!allowed.includes(status))
      encounters.wrong.push(`${status} for ${what}: ${JSON.stringify(body).slice(0, 300)}`);
    return status < 300;
  }

  async function signals({ tenantId, token }: Tenant, name: string, turn: number): Promise<string | null> {
    const sent = Array.from({ length: SIGNALS_PER_REQUEST }, (_, index) => ({
      signalId: `sig-${name}-${index}`,
      triggerType: "failure_spike",
      reference: `ref-${name}-${index}`,
      fingerprint: `problem-${(turn + index) % PROBLEMS_PER_TENANT}`,
      costMicros: 7,
    }));
    for (const { signalId } of sent) told.sentSignals.add(signalId);
    const answer = await ask({ token, path: "/v1/signals", body: { signals: sent } }, true);
    if (answer === undefined || !expectStatus(answer, [200], "signals")) return null;
    const results = answer.body.results as { signalId: string; incidentId: string | null }[];
    for (const { signalId, incidentId } of results) told.signals.push({ tenantId, signalId, incidentId });
    return results[0]?.incidentId ?? null;
  }

  async function note({ tenantId, token }: Tenant, incidentId: string, text: string): Promise<void> {
    told.sentNotes.add(text);
    const path = `/v1/incidents/${incidentId}/notes`;
    const answer = await ask({ token, path, body: { note: text }, idempotencyKey: text.replaceAll(" ", "-") }, true);
    if (answer !== undefined && expectStatus(answer, [200], "a note"))
      told.notes.push({ tenantId, incidentId, note: text });
  }

  async function resolve({ tenantId, token }: Tenant, incidentId: string, key: string): Promise<void> {
    const path = `/v1/incidents/${incidentId}/resolve`;
    const body = { resolutionMethod: "manual", resolutionType: "fixed", resolutionSummary: key };
    const answer = await untilAnswered({ token, path, body, idempotencyKey: `resolve-${key}` });
    // Somebody else of the tenant may have resolved it before.
    if (expectStatus(answer, [200, 409], "a resolution")) told.resolved.push({ tenantId, incidentId, key });
  }

  async function cost({ tenantId, token }: Tenant, name: string): Promise<void> {
    const records = [0, 1, 2].map((index) => ({
      recordId: `cost-${name}-${index}`,
      model: "large-1",
      costMicros: 1_000 + index,
    }));
    const answer = await ask({ token, path: "/v1/costs/records", body: { records } }, true);
    if (answer === undefined || !expectStatus(answer, [200], "costs")) return;
    for (const { recordId, costMicros } of records) told.costs.push({ tenantId, recordId, costMicros });
  }

  async function reservation({ tenantId, token }: Tenant, name: string): Promise<void> {
    const reservationId = `res-${name}`;
    const body = { reservationId, model: "large-1", estimateMicros: 5_000 };
    const reserved = await untilAnswered({ token, path: "/v1/costs/reservations", body });
    if (!expectStatus(reserved, [200, 201], "a reservation") || reserved.body.allowed !== true) return;
    const path = `/v1/costs/reservations/${reservationId}/commit`;
    const committed = await untilAnswered({ token, path, body: { actualMicros: 4_321 } });
    if (expectStatus(committed, [200], "a commit")) told.commits.push({ tenantId, reservationId, costMicros: 4_321 });
  }
}
