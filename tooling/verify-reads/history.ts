import { addSeconds } from "@hoc/incident-schemas";
import { accessChapters, laterAccess } from "./access.js";
import { costChapters, laterCosts } from "./costs.js";
import { type Body, type Chapter, type Deed, FOREIGN_MARK, inTurn, type MadeIds, markOf, READ_AT } from "./deeds.js";
import { checkpoint, evidenceChapters, laterEvidence } from "./evidence.js";
import { LAST_DRAFT, laterLearning, learningChapters } from "./learning.js";
import type { Tenant, VerifiedApp } from "./verified-app.js";
import { laterWebhooks, webhookChapters } from "./webhooks.js";

const DAY = 86_400;

/** When incidents were opened, seven at the same instant each time: three times of resolved problems, and today. */
const GROUPS = { old: -45 * DAY, older: -20 * DAY, recent: -5 * DAY, today: -3_600 } as const;

/** Values of the parts of a path that the host names. */
export const RUN_ID = "run-1";
export const CATEGORY = "LOOP_DETECTED";
export const DATASET_ID = "cost-model";
export const POLICY_ID = "policy-1";
export const VIOLATION_ID = "violation-1";

/** What is reported only after everything was read. */
export const LATER = { run: "run-later", policy: "policy-later", violation: "violation-later" } as const;

/** Name of an incident that a lesson was drawn from. */
export const LEARNED_INCIDENT = "learned-0";

/** Names of the incidents whose own pages are read: two that are open, one of them learned from, and two that were resolved. */
export const READ_INCIDENTS = ["today-0", "recent-1", "old-2", LEARNED_INCIDENT] as const;

/** Records a history in which everything happens at few instants; `reversed` tells equal instants the other way round. */
export async function recordHistory(app: VerifiedApp, tenant: Tenant, reversed = false): Promise<MadeIds> {
  const ids: Record<string, string> = {};
  for (const chapter of [
    ...incidentChapters(tenant),
    ...factChapters(tenant),
    ...artifactChapters(tenant),
    ...learningChapters(tenant),
    ...evidenceChapters(),
    ...accessChapters(tenant),
    ...webhookChapters(tenant),
    ...costChapters(tenant),
  ]) {
    const deeds = reversed ? { ...chapter, deeds: [...chapter.deeds].reverse() } : chapter;
    await carryOut(app, tenant, deeds, ids);
  }
  return ids;
}

/** Writes all that can be written after {@link READ_AT}, something into every read's sight. */
export async function writeAfterwards(app: VerifiedApp, tenant: Tenant, ids: MadeIds): Promise<void> {
  const known = { ...ids };
  for (const chapter of inTurn(addSeconds(READ_AT, 60), laterDeeds(tenant)))
    await carryOut(app, tenant, chapter, known);
}

/** Does what a chapter says; what the product makes gets its place in `ids`. */
export async function carryOut(
  app: VerifiedApp,
  tenant: Tenant,
  { at, deeds }: Chapter,
  ids: Record<string, string>,
): Promise<void> {
  app.setClock(at);
  for (const { path, body, makes } of deeds) {
    const placeOf = (named: string) => named.replace(/:([a-z]+-\d)/, (_, name: string) => ids[name] ?? name);
    const place = placeOf(path);
    // The foreign tenant's ids are its own; the other two share theirs, deed by deed.
    const foreign = tenant === "globex" ? "foreign " : "";
    const say = place.startsWith("/") ? app.post : app.run;
    const answer = await say(tenant, place, body, `${foreign}${at} ${path} ${JSON.stringify(body)}`);
    if (makes === undefined) continue;
    const { name, askedAt, idIn } = makes;
    const id = idIn(askedAt === undefined ? answer : await readAt(app, tenant, placeOf(askedAt)));
    if (typeof id !== "string") throw new Error(`${path} makes no ${name}: ${JSON.stringify(answer)}`);
    ids[name] = id;
  }
}

async function readAt(app: VerifiedApp, tenant: Tenant, path: string): Promise<Body> {
  const { status, text } = await app.get(tenant, path);
  if (status !== 200) throw new Error(`GET ${path} answers ${status}: ${text}`);
  return JSON.parse(text);
}

function incidentChapters(tenant: Tenant): Chapter[] {
  return Object.entries(GROUPS).flatMap(([group, seconds]) => {
    const at = (later: number) => addSeconds(READ_AT, seconds + later);
    const name = (index: number) => `${group}-${index}`;
    const isToday = group === "today";
    return [
      { at: at(0), deeds: [0, 1, 2, 3, 4, 5, 6].map((index) => signal(tenant, name(index), index)) },
      ...(isToday
        ? inTurn(
            at(60),
            ["b", "c", "d", "e", "f"].map((again) => signal(tenant, name(0), 0, again)),
          )
        : []),
      { at: at(600), deeds: (isToday ? [5] : [1, 2, 4, 5]).map((index) => allClear(name(index))) },
      ...inTurn(at(1_200), [
        person(name(3), "acknowledge"),
        person(name(1), "milestones", { milestone: "contained" }),
        person(name(2), "notes", { note: "Seen." }),
        ...(isToday
          ? []
          : [
              person(name(1), "postmortem"),
              person(name(3), "resolve", RESOLUTION),
              person(name(6), "close", { reason: "Nothing was wrong." }),
              checkpoint(`tree of ${group}`),
            ]),
      ]),
    ];
  });
}

/** Runs, what the policies say of them, and what they broke. */
function factChapters(tenant: Tenant): Chapter[] {
  const { run, runs, failed, policy, violation, end } = factsOf(tenant);
  return inTurn(addSeconds(READ_AT, -1_800), [
    run(RUN_ID),
    run("run-2"),
    { path: `${runs}/${RUN_ID}/steps`, body: { steps: [0, 1, 2, 3].map(step) } },
    policy(POLICY_ID),
    policy("policy-quiet", { suppression: { errorCodes: ["QUIET"] } }),
    violation(VIOLATION_ID),
    ...["policy-2", "policy-3"].map((policyId) => policy(policyId)),
    ...["run-2", "run-3", "run-4", "run-5"].map((runId) =>
      violation(`prevented of ${runId}`, { violatedRule: "QUIET", runId }),
    ),
    { path: "/v1/policies/evaluations", body: { runId: RUN_ID, outcome: "violation_incident" } },
    { path: `${runs}/${RUN_ID}/llm-failure`, body: end },
    { ...failed("EXECUTION_TIMEOUT"), makes: LAST_DRAFT },
    { ...failed("AGENT_CRASH"), makes: { name: LEARNED_INCIDENT, idIn: incidentOfRun } },
    ...["STEP_FAILURE", "SKILL_ERROR"].map(failed),
    person("today-0", "evidence", { evidenceType: "log", summary: "The gateway's log." }),
  ]);
}

/** Reports of facts, with a mark of the tenant that they are of. */
function factsOf(tenant: Tenant) {
  const mark = markOf(tenant);
  const runs = "/v1/runs";
  const run = (runId: string, more: object = {}): Deed => ({
    path: runs,
    body: { runId, agentId: "agent-1", goal: `${mark}Answer`, ...more },
  });
  return {
    runs,
    run,
    failed: (errorCode: string): Deed => run(`failed ${errorCode}`, { status: "failed", errorCode }),
    policy: (policyId: string, more: object = {}): Deed => ({
      path: "/v1/policies/rules",
      body: { policyId, name: `${mark}No personal data`, ...more },
    }),
    violation: (violationId: string, more: object = {}): Deed => ({
      path: "/v1/policies/violations",
      body: {
        violationId,
        runId: RUN_ID,
        policyId: POLICY_ID,
        policyType: "PII",
        violatedRule: "PII_SSN",
        reason: `${mark}A number.`,
        evidence: { digest: `${mark}abc` },
        stepIndex: 1,
        ...more,
      },
    }),
    end: { failureType: "timeout", errorCode: "DEADLINE", errorMessage: `${mark}no answer`, model: "m" },
  };
}

function step(stepIndex: number): object {
  return { stepIndex, skillName: "search", status: "success", tokens: 5, costMicros: 7, durationMs: 11 };
}

function artifactChapters(tenant: Tenant): Chapter[] {
  const versions = ["1", "2", "3"].map((version) => (tenant === "globex" ? `${FOREIGN_MARK}-${version}` : version));
  return inTurn(addSeconds(READ_AT, -600), versions.map(artifact));
}

function laterDeeds(tenant: Tenant): Deed[] {
  return [
    signal(tenant, "today-0", 0, "again"),
    ...[0, 1, 2, 3].map((index) => signal(tenant, `later-${index}`, index)),
    signal(tenant, "later-5", 5),
    person("today-1", "acknowledge"),
    person("today-4", "resolve", RESOLUTION),
    person("recent-4", "reopen", { reason: "It is back." }),
    person("old-2", "reopen", { reason: "It is back." }),
    person("recent-1", "notes", { note: "Looked at again." }),
    person("today-2", "severity", { severity: "low", reason: "Few callers." }),
    person("today-6", "assign", { ownerId: "bob" }),
    person("today-0", "milestones", { milestone: "contained" }),
    person("today-0", "postmortem"),
    person("old-0", "close", { reason: "Nobody knows." }),
    person("recent-1", "postmortem/publish", LEARNED),
    person("recent-1", "reopen", { reason: "It is back." }),
    artifact("4"),
    ...laterFacts(tenant),
    ...laterLearning(tenant),
    ...laterEvidence(),
    ...laterAccess(tenant),
    ...laterWebhooks(tenant),
    ...laterCosts(tenant),
  ];
}

function laterFacts(tenant: Tenant): Deed[] {
  const { run, runs, policy, violation, end } = factsOf(tenant);
  return [
    run(LATER.run),
    { path: `${runs}/${LATER.run}/steps`, body: { steps: [step(0)] } },
    { path: `${runs}/${RUN_ID}/steps`, body: { steps: [step(4)] } },
    { path: `${runs}/${LATER.run}/llm-failure`, body: end },
    { path: "/v1/policies/evaluations", body: { runId: LATER.run, outcome: "advisory" } },
    policy(LATER.policy),
    { path: `/v1/policies/rules/${POLICY_ID}/retire`, body: { reason: "Old." } },
    violation(LATER.violation, { policyId: LATER.policy, runId: LATER.run }),
    violation("violation-4", { policyId: LATER.policy, violatedRule: "QUIET" }),
    run("failed later", { status: "failed", errorCode: "EXECUTION_TIMEOUT", fingerprint: "another" }),
    person("today-0", "evidence", { evidenceType: "metric", summary: "The error rate." }),
  ];
}

const LEARNED = { rootCause: "The retry had no limit.", effectiveness: "Stopped within a minute." };

const RESOLUTION = { resolutionType: "fixed", resolutionSummary: "The loop was broken." };

const SEVERITIES = ["critical", "critical", "critical", "high", "high", "low", "high"] as const;
const CATEGORIES = [CATEGORY, CATEGORY, CATEGORY, "BUDGET_EXCEEDED", CATEGORY, CATEGORY, undefined] as const;
const COSTS = [1_000, undefined, -5, 2_000_000, 7, 3, undefined] as const;

/** A signal that opens an incident of its own, or comes `again`. */
function signal(tenant: Tenant, name: string, index: number, again = ""): Deed {
  const isViolation = index === 6;
  const mark = markOf(tenant);
  const said = {
    signalId: `${name}${again}`,
    triggerType: isViolation ? "policy_violation" : "failure_spike",
    kind: isViolation ? "violation" : "run",
    reference: `${name}${again}`,
    fingerprint: name,
    title: `${mark}${name}`,
    errorMessage: `${mark}Call ${index} failed`,
    errorCode: "E1",
    runId: index % 2 === 0 ? RUN_ID : "run-2",
    agentId: "agent-1",
    category: CATEGORIES[index],
    costMicros: COSTS[index],
    initialSeverity: SEVERITIES[index],
    isSynthetic: index === 5,
    ...(isViolation && { policyId: POLICY_ID, violationId: `violation-${name}` }),
  };
  return { path: "/v1/signals", body: { signals: [said] }, ...(again === "" && { makes: { name, idIn: incidentIn } }) };
}

function incidentIn({ results }: Body): unknown {
  return (results as { incidentId: string }[])[0]?.incidentId;
}

function incidentOfRun({ signal: raised }: Body): unknown {
  return (raised as { incidentId: string } | null)?.incidentId;
}

/** What tells that the problem of an incident is over, so that the system resolves it at that instant. */
function allClear(name: string): Deed {
  const said = { signalId: `${name} is over`, triggerType: "failure_spike", kind: "run", reference: name };
  return { path: "/v1/signals", body: { signals: [{ ...said, fingerprint: name, state: "resolved" }] } };
}

function person(name: string, what: string, body: object = {}): Deed {
  return { path: `/v1/incidents/:${name}/${what}`, body };
}

function artifact(datasetVersion: string): Deed {
  const inputWindowHash = "0".repeat(64);
  const body = { datasetId: DATASET_ID, datasetVersion, inputWindowHash, asOf: READ_AT, computeCodeVersion: "1" };
  return { path: "/v1/analytics/artifacts", body };
}
