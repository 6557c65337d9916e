import { setTimeout as sleep } from "node:timers/promises";
import {
  appendedStepsSchema,
  examinedRunSchema,
  MAX_PAGE_SIZE,
  type RecordResult,
  recordSignalsOutputSchema,
  reportedRunSchema,
  type SignalInput,
} from "@hoc/incident-schemas";
import { z } from "zod";
import { messageOf, ReplayError } from "../replay-error.js";
import { incidentFactsSchema, incidentPageSchema } from "./incident-facts.js";
import { type IncidentFacts, type IncidentPage, positionIn, Refused, type ReplayTarget } from "./target.js";

const ATTEMPTS = 5;
const LONGEST_PAUSE_SECONDS = 30;

const problemSchema = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});

/** What a request has that is not a GET. */
interface Sent {
  readonly method: "POST" | "PATCH";
  readonly body: unknown;
}

/**
 * A running app, over its HTTP interface. Busy answers are tried again, which is harmless, because every signal and every
 * run has its id. `pause` waits for so many seconds.
 */
export function httpTarget(
  url: string,
  token: string,
  pause: (seconds: number) => Promise<unknown> = (seconds) => sleep(seconds * 1000),
): ReplayTarget {
  const base = url.replace(/\/+$/, "");
  const request = (path: string, sent?: Sent) => answered(`${base}${path}`, token, sent, pause);
  const taken = async (method: Sent["method"], path: string, body: unknown): Promise<unknown> => {
    const response = await request(path, { method, body });
    if (!response.ok) throw await refusal(response);
    return response.json();
  };
  const runPath = (runId: string) => `/v1/runs/${encodeURIComponent(runId)}`;
  return {
    name: base,
    whereToLook: [
      `curl -H "Authorization: Bearer $TOKEN" ${base}/v1/stats`,
      `curl -H "Authorization: Bearer $TOKEN" ${base}/v1/incidents/active`,
      `curl -H "Authorization: Bearer $TOKEN" ${base}/v1/incidents/resolved`,
    ],
    async record(signals: readonly SignalInput[]): Promise<readonly RecordResult[]> {
      return recordSignalsOutputSchema.parse(await taken("POST", "/v1/signals", { signals })).results;
    },
    async reportRun(run) {
      return reportedRunSchema.parse(await taken("POST", "/v1/runs", run));
    },
    async appendSteps({ runId, ...steps }) {
      return appendedStepsSchema.parse(await taken("POST", `${runPath(runId)}/steps`, steps));
    },
    async reportOutcome({ runId, ...end }) {
      return reportedRunSchema.parse(await taken("PATCH", runPath(runId), end));
    },
    async examineRun(runId) {
      return examinedRunSchema.parse(await taken("POST", `${runPath(runId)}/examination`, {}));
    },
    async getIncident(incidentId): Promise<IncidentFacts | undefined> {
      const response = await request(`/v1/incidents/${encodeURIComponent(incidentId)}`);
      if (response.status === 403) return undefined;
      if (!response.ok) throw await refusal(response);
      return incidentFactsSchema.parse(await response.json());
    },
    async listIncidents(cursor): Promise<IncidentPage | undefined> {
      const after = cursor === undefined ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const response = await request(`/v1/incidents?limit=${MAX_PAGE_SIZE}&includeTotal=false${after}`);
      if (response.status === 403) return undefined;
      if (!response.ok) throw await refusal(response);
      return incidentPageSchema.parse(await response.json());
    },
    async close() {},
  };
}

async function answered(
  url: string,
  token: string,
  request: Sent | undefined,
  pause: (seconds: number) => Promise<unknown>,
): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await sent(url, token, request);
    const busy = response.status === 429 || response.status === 503;
    if (!busy || attempt === ATTEMPTS) return response;
    await response.body?.cancel();
    await pause(pauseSeconds(response, attempt));
  }
}

async function sent(url: string, token: string, request: Sent | undefined): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const init = request === undefined ? { headers } : { ...request, headers, body: JSON.stringify(request.body) };
  try {
    return await fetch(url, init);
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    const { origin } = new URL(url);
    throw new ReplayError(
      `nothing answers at ${origin} (${messageOf(cause)}); is the app running?`,
      {},
      { cause: error },
    );
  }
}

function pauseSeconds(response: Response, attempt: number): number {
  const asked = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Math.min(Number.isFinite(asked) && asked > 0 ? asked : 2 ** attempt, LONGEST_PAUSE_SECONDS);
}

async function refusal(response: Response): Promise<Error> {
  const problem = problemSchema.safeParse(await response.json().catch(() => ({}))).data ?? {};
  const [field] = problem.errors ?? [];
  const said = [problem.title, problem.detail, field && `${field.pointer} ${field.detail}`].filter(
    (part) => part !== undefined,
  );
  const text = `the app answered ${response.status}: ${said.length === 0 ? response.statusText : said.join("; ")}`;
  if (response.status === 401 || response.status === 403) return new ReplayError(`${text}; is the token right?`);
  return new Refused(text, field && positionIn(field.pointer));
}
