import type { Endpoint } from "../../apps/api/src/http/endpoint.js";
import { routeCalled } from "../verify/inventory.js";
import { verdictsBy } from "../verify/matrix.js";
import { verdictOf } from "../verify/verdict.js";
import { ask } from "./ask.js";
import { checkAsOf, checkRefusals } from "./check-as-of.js";
import { checkPages } from "./check-pages.js";
import { checkRepeatable, checkTies, type Rounds } from "./check-rounds.js";
import { checkTenants } from "./check-tenants.js";
import { type MadeIds, READ_AT } from "./deeds.js";
import { recordHistory, writeAfterwards } from "./history.js";
import { CHECKS, type ReadRow } from "./matrix.js";
import { type ReadEndpoint, readEndpoint, UnknownInput } from "./questions.js";
import type { VerifiedApp } from "./verified-app.js";

/**
 * Asks every endpoint of an app that reads, before and after writes, and says how each of its promises came out. The app
 * must be new: its tenants are filled here. Endpoints that answered are noted in `answering`.
 */
export async function verifyReads(app: VerifiedApp, answering = new Set<Endpoint>()): Promise<ReadRow[]> {
  const ids = await recordHistory(app, "acme");
  await recordHistory(app, "ecma", true);
  app.setClock(READ_AT);
  const endpoints = app.endpoints.filter(({ method }) => method === "GET");
  const reads = endpoints.map((endpoint) => asked(endpoint, ids));
  const known = reads.filter((read): read is ReadEndpoint => !(read instanceof UnknownInput));
  const askAll = async (tenant: "acme" | "ecma", asOf?: string) => {
    const round = new Map<ReadEndpoint, Awaited<ReturnType<typeof ask>>>();
    for (const read of known) round.set(read, await ask(app, tenant, read, asOf));
    return round;
  };

  const first = await askAll("acme", READ_AT);
  const reversed = await askAll("ecma", READ_AT);
  const foreignIds = await recordHistory(app, "globex");
  app.setClock(READ_AT);
  const beside = await askAll("acme", READ_AT);
  await writeAfterwards(app, "acme", ids);
  const afterwards = await askAll("acme", READ_AT);
  const latest = await askAll("acme");

  const rows: ReadRow[] = [];
  for (const [index, read] of reads.entries()) {
    const name = String(endpoints[index]?.path);
    if (read instanceof UnknownInput) {
      const failed = verdictOf([read.message]);
      rows.push({ name, verdicts: verdictsBy(CHECKS, () => failed) });
      continue;
    }
    const answersIn = (round: typeof first) => round.get(read) ?? new Map();
    const rounds: Rounds = {
      first: answersIn(first),
      reversed: answersIn(reversed),
      beside: answersIn(beside),
      afterwards: answersIn(afterwards),
      latest: answersIn(latest),
    };
    if ([...rounds.first.values()].some(({ status }) => status === 200)) answering.add(read.endpoint);
    rows.push({ name, verdicts: await verdictsOf(app, read, rounds, foreignIds) });
  }
  return rows;
}

/** The routes of endpoints. */
export function routesCovered(answering: Iterable<Endpoint>): string[] {
  return [...answering].map(({ method, path }) => routeCalled(`${method} ${path}`));
}

async function verdictsOf(
  app: VerifiedApp,
  read: ReadEndpoint,
  rounds: Rounds,
  foreignIds: MadeIds,
): Promise<ReadRow["verdicts"]> {
  return {
    "as of": await checkAsOf(app, read),
    repeatable: checkRepeatable(read.endpoint, rounds),
    ties: checkTies(rounds),
    tenants: await checkTenants(app, read, rounds, foreignIds),
    refusals: await checkRefusals(app, read),
    pages: await checkPages(app, read),
  };
}

function asked(endpoint: Endpoint, ids: MadeIds): ReadEndpoint | UnknownInput {
  try {
    return readEndpoint(endpoint, ids);
  } catch (error) {
    if (error instanceof UnknownInput) return error;
    throw error;
  }
}
