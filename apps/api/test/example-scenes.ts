import type { OperationId } from "@hoc/incident-engines";
import type { ApiServer } from "./api-server.js";

/** The members of a path, by their names. */
export type PathMembers = Readonly<Record<string, string>>;

type Scene = (server: ApiServer) => Promise<PathMembers>;

let made = 0;
function fresh(what: string): string {
  made += 1;
  return `${what}-${made}`;
}

/** Sends what has to be there before, which must be taken. */
async function prepare(server: ApiServer, path: string, body: object = {}) {
  const answer = await server.post("admin", path, body);
  if (answer.status >= 300) throw new Error(`POST ${path} was answered ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const anIncident: Scene = async (server) => ({
  incidentId: await server.openIncident({ triggerType: fresh("example") }),
});

const aResolvedIncident: Scene = async (server) => {
  const incident = await anIncident(server);
  await prepare(server, `/v1/incidents/${incident.incidentId}/resolve`, {
    resolutionType: "fixed",
    resolutionSummary: "It is over.",
  });
  return incident;
};

const aPostmortem: Scene = async (server) => {
  const incident = await aResolvedIncident(server);
  await prepare(server, `/v1/incidents/${incident.incidentId}/postmortem`);
  return incident;
};

const aRun: Scene = async (server) => {
  const { run } = await prepare(server, "/v1/runs", { agentId: "support-bot" });
  return { runId: run.runId };
};

const aFailedRun: Scene = async (server) => {
  const { run } = await prepare(server, "/v1/runs", { agentId: "support-bot", status: "failed", errorCode: "ODD" });
  return { runId: run.runId };
};

const aLesson: Scene = async (server) => {
  const told = { sourceEventId: fresh("run"), severity: "high", errorCode: fresh("CODE") };
  const { lesson } = await prepare(server, "/v1/lessons/failures", told);
  return { lessonId: lesson.lessonId };
};

const aDeferredLesson: Scene = async (server) => {
  const lesson = await aLesson(server);
  await prepare(server, `/v1/lessons/${lesson.lessonId}/defer`, { deferUntil: "2099-03-21T00:00:00Z" });
  return lesson;
};

const aProposal: Scene = async (server) => {
  const { lessonId } = await aLesson(server);
  const { draftProposalId } = await prepare(server, `/v1/lessons/${lessonId}/convert`);
  return { proposalId: draftProposalId };
};

const aReservation: Scene = async (server) => {
  const reservationId = fresh("step");
  await prepare(server, "/v1/costs/reservations", { reservationId, estimateMicros: 1_200, model: "gpt-4o" });
  return { reservationId };
};

const aKey: Scene = async (server) => {
  const { key } = await prepare(server, "/v1/access/keys", { name: fresh("program"), role: "ingest" });
  return { keyId: key.keyId };
};

const anEndpoint: Scene = async (server) => {
  const { endpoint } = await prepare(server, "/v1/webhooks/endpoints", { url: "https://hooks.example.com/incidents" });
  return { endpointId: endpoint.endpointId };
};

const aQueuedEvent: Scene = async (server) => {
  await anIncident(server);
  const { endpointId } = await anEndpoint(server);
  const path = `/v1/webhooks/endpoints/${endpointId}`;
  await prepare(server, `${path}/replay`, { since: "2026-01-01T00:00:00Z" });
  const { body } = await server.send("admin", `${path}/deliveries`);
  return { endpointId: String(endpointId), eventId: body.items[0].eventId };
};

const anExport: Scene = async (server) => {
  const { incidentId } = await anIncident(server);
  const { data } = await prepare(server, `/v1/incidents/${incidentId}/export/evidence`);
  return { incidentId: String(incidentId), exportId: data.export.exportId };
};

/** Where the members of a path come from, unless its operation asks for more. */
const BY_MEMBER: Readonly<Record<string, Scene>> = {
  incidentId: anIncident,
  runId: aRun,
  lessonId: aLesson,
  proposalId: aProposal,
  reservationId: aReservation,
  keyId: aKey,
  exportId: anExport,
  endpointId: anEndpoint,
  policyId: async () => ({ policyId: "known-ssn-leak" }),
  anomalyId: async () => ({ anomalyId: "spike-2026-03-14" }),
  category: async () => ({ category: "RATE_LIMIT" }),
  datasetId: async () => ({ datasetId: "daily-costs" }),
  violationId: async (server) => {
    const { body } = await server.send("viewer", "/v1/policies/violations");
    return { violationId: body.items[0].violationId };
  },
};

/** What has to have happened before an operation can be asked. */
const BY_OPERATION: Readonly<Partial<Record<OperationId, Scene>>> = {
  "incidents.write.reopenIncident": aResolvedIncident,
  "incidents.recurrence.createPostmortemStub": aResolvedIncident,
  "incidents.recurrence.publishPostmortem": aPostmortem,
  "incidents.query.getPostmortem": aPostmortem,
  "incidents.lessons.reactivateLesson": aDeferredLesson,
  "incidents.detectors.examineRun": aFailedRun,
  "incidents.policies.recordViolation": async (server) => {
    await prepare(server, "/v1/policies/rules", { policyId: "no-personal-data", name: "No personal data" });
    return {};
  },
  "incidents.query.getCategoryLearnings": async (server) => {
    const { category } = await prepare(server, "/v1/incidents", {
      title: "Slow answers",
      severity: "high",
      category: "RATE_LIMIT",
    });
    return { category };
  },
  "incidents.runs.getLlmFailure": async (server) => {
    const run = await aRun(server);
    const failure = { failureType: "timeout", errorCode: "SLOW", errorMessage: "no answer", model: "gpt-4o" };
    await prepare(server, `/v1/runs/${run.runId}/llm-failure`, failure);
    return run;
  },
  "incidents.webhooks.getDelivery": aQueuedEvent,
  "incidents.webhooks.replayDelivery": aQueuedEvent,
  "incidents.policies.getEvaluation": async () => ({ runId: "run-4f3a9b12" }),
  "incidents.detectors.getExamination": async (server) => {
    const run = await aFailedRun(server);
    await prepare(server, `/v1/runs/${run.runId}/examination`);
    return run;
  },
};

/** Makes what an endpoint's path names, in the state that its operation asks for. */
export async function sceneOf(
  server: ApiServer,
  { operation, path }: { readonly operation: OperationId; readonly path: string },
): Promise<PathMembers> {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
  const scenes = BY_OPERATION[operation] ? [BY_OPERATION[operation]] : names.map(sceneByMember(operation));
  const members: Record<string, string> = {};
  for (const scene of scenes) Object.assign(members, await scene(server));
  return members;
}

function sceneByMember(operation: OperationId) {
  return (name: string): Scene => {
    const scene = BY_MEMBER[name];
    if (scene === undefined) throw new Error(`Say in example-scenes.ts where ${operation} gets its ${name} from.`);
    return scene;
  };
}
