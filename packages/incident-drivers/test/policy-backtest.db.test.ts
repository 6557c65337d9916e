import type { Severity, Signal, SuppressingPolicy, Suppression } from "@hoc/incident-schemas";
import type { BacktestFacts } from "@hoc/incident-schemas/ports";
import { createIncidentSeverityEngine } from "@hoc/severity-policy";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newRule } from "../src/conformance/failure-facts.js";
import { createScene, type Scene } from "../src/conformance/scene.js";
import { preventionOf } from "../src/drivers/aggregator/suppression.js";
import { driverSet, pgliteDatabase, type TestDatabase } from "./databases.js";

let database: TestDatabase;

beforeAll(async () => {
  database = await pgliteDatabase();
});

afterAll(() => database?.close());

const severities = fc.constantFrom<Severity>("low", "medium", "high", "critical");
const codes = fc.constantFrom("PII_SSN", "PIIxSSN", "PII", "pii_ssn", "");
const categories = fc.constantFrom("RATE_LIMIT", "POLICY_VIOLATION", "RATE");
const agents = fc.constantFrom("bot-1", "bot-2");

const facts = fc.record({
  triggerType: fc.constantFrom("rate_limit", "budget_breach", "something"),
  kind: fc.constantFrom<Signal["kind"]>("call", "run", "manual"),
  state: fc.constantFrom<Signal["state"]>("firing", "firing", "firing", "resolved"),
  errorCode: fc.option(codes, { nil: null }),
  category: fc.option(categories, { nil: null }),
  agentId: fc.option(agents, { nil: null }),
  initialSeverity: fc.option(severities, { nil: null }),
  at: fc.integer({ min: 0, max: 50 }),
});

const suppressions = fc
  .record(
    {
      errorCodes: fc.uniqueArray(codes, { minLength: 1, maxLength: 3 }),
      categories: fc.uniqueArray(categories, { minLength: 1, maxLength: 2 }),
      maxSeverity: severities,
    },
    { requiredKeys: ["maxSeverity"] },
  )
  .filter((one) => one.errorCodes !== undefined || one.categories !== undefined);

async function backtest(scene: Scene, suppression: Suppression, agentId: string | null = null): Promise<BacktestFacts> {
  const at = { ...(await scene.here()), isLatest: true };
  const window = { from: scene.time(-100_000), to: scene.time(100_000) };
  return scene.read(({ policyBacktests }) =>
    policyBacktests.fetchBacktestFacts(scene.tenantId, { suppression, agentId, ...window, limit: 1_000, at }),
  );
}

it("F-023: a back-test covers exactly the signals that the aggregator would keep from becoming incidents", async () => {
  const severity = createIncidentSeverityEngine();
  await fc.assert(
    fc.asyncProperty(
      fc.array(facts, { minLength: 1, maxLength: 25 }),
      fc.array(fc.tuple(suppressions, fc.option(agents, { nil: null })), { minLength: 1, maxLength: 5 }),
      async (wishes, rules) => {
        const scene = createScene(driverSet(database), { aggregator: { maxIncidentsPerTenantPerHour: 1_000 } });
        const said = wishes.map((wish, index) => ({ ...wish, signalId: `s${index}`, reference: `r${index}` }));
        await scene.record(...said);
        for (const [suppression, agentId] of rules) {
          const rule: SuppressingPolicy = {
            policyId: "pol",
            createdAt: scene.time(0),
            sourceIncidentId: null,
            agentId,
            suppression,
          };
          const covered = said.map(scene.signal).filter((signal) => {
            const own = severity.getInitialSeverity(signal.triggerType, signal.initialSeverity ?? undefined);
            return preventionOf([rule], signal, own) !== undefined;
          });
          const { signals } = await backtest(scene, suppression, agentId);
          expect(signals.map(({ signalId }) => signalId).sort()).toEqual(
            covered.map(({ signalId }) => signalId).sort(),
          );
        }
      },
    ),
    { numRuns: 40, seed: 20261121 },
  );
}, 60_000);

const happenings = fc.record({
  /** Each problem has one error code, so that a rule has all of its signals or none. */
  problem: fc.constantFrom("a", "b", "c", "d", "e"),
  reference: fc.constantFrom("r1", "r2", "r3"),
  state: fc.constantFrom<Signal["state"]>("firing", "firing", "firing", "resolved"),
  costMicros: fc.option(fc.integer({ min: -5, max: 3_000_000_000 }), { nil: null }),
  age: fc.constantFrom(0, 0, 0, 30, 99, 150, 400),
  gap: fc.constantFrom(1, 20, 39, 40, 41, 99, 100, 101, 250, 4_000),
});

const idOf = (index: number) => `s${String(index).padStart(3, "0")}`;

/** What an incident looks like to somebody who does not know ids. */
const traits = ({ title, startedAt }: { readonly title: string; readonly startedAt: string }) =>
  `${title} ${startedAt}`;

it("says exactly which incidents a tenant lacks whose rule was in force from the start, and which of its signals it suppressed", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happenings, { minLength: 1, maxLength: 40 }),
      fc.uniqueArray(fc.constantFrom("CODE_a", "CODE_b", "CODE_c", "CODE_z"), { minLength: 1 }),
      fc.boolean(),
      async (history, errorCodes, sweeps) => {
        const aggregator = {
          aggregationWindowSeconds: 100,
          incidentCooldownSeconds: 40,
          autoResolveAfterSeconds: 250,
          maxIncidentsPerTenantPerHour: 1_000,
        };
        const suppression: Suppression = { errorCodes, maxSeverity: "critical" };
        const [ruled, free] = [0, 1].map(() => createScene(driverSet(database), { aggregator })) as [Scene, Scene];
        for (const scene of [ruled, free]) {
          scene.now(0);
          const named = scene === ruled ? { suppression } : {};
          await scene.write(({ policyRules }) =>
            policyRules.insertPolicyRule(scene.tenantId, newRule(scene, "known", named)),
          );
          let now = 1;
          for (const [index, { problem, age, gap, ...said }] of history.entries()) {
            now += gap;
            const wish = {
              ...said,
              signalId: idOf(index),
              errorCode: `CODE_${problem}`,
              fingerprint: problem,
              title: problem,
            };
            await scene.recordOne({ ...wish, at: now - age, receivedAt: now });
            if (sweeps && index % 7 === 6) await scene.sweep(now);
          }
        }
        const at = await ruled.here();
        const preventions = await ruled.read(({ policyViolations }) =>
          policyViolations.listPreventions(ruled.tenantId, { filters: {}, limit: 1_000, at }),
        );
        const suppressed = preventions.map(({ signalId }) => signalId).sort();
        const said = await backtest(free, suppression);
        expect(said.signals.map(({ signalId }) => signalId)).toEqual(suppressed);
        const left = (await ruled.incidents()).map(traits);
        const all = (await free.incidents()).map(traits);
        expect(said.absent.map(traits).sort()).toEqual(all.filter((one) => !left.includes(one)).sort());
        expect(left.filter((one) => !all.includes(one))).toEqual([]);
        expect(said.absentIncidents.incidents).toBe(all.length - left.length);
        expect(said.smallerIncidents).toBe(0);
        const costs = history.flatMap(({ costMicros }, index) =>
          costMicros !== null && suppressed.includes(idOf(index)) ? [costMicros] : [],
        );
        expect(said.suppressedCostMicros).toBe(costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost));
        expect(await backtest(ruled, suppression)).toMatchObject({
          suppressedSignals: 0,
          alreadySuppressed: preventions.length,
        });
      },
    ),
    { numRuns: 25, seed: 20261122 },
  );
}, 120_000);
