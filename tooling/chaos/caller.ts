/** A request that is sent until it has an answer, or sent once and forgotten. */
export interface Request {
  readonly token: string;
  readonly path: string;
  readonly body: object;
  readonly idempotencyKey?: string;
}

/** An answer that settles a request, or that there was none. */
export type Outcome =
  | { readonly kind: "answered"; readonly status: number; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: "unanswered" };

/** What callers met on their way. */
export interface Encounters {
  requests: number;
  answered: number;
  repeated: number;
  /** Answers that tell to come back, by status. */
  comeBack: number;
  cutOff: number;
  /** Answers that there must not be. */
  readonly wrong: string[];
  slowestMilliseconds: number;
}

/** Longest time that a caller waits for an answer before it asks again. */
const PATIENCE_MILLISECONDS = 20_000;

/** Calls as a client of this product does: with one id for one deed, again and again until there is an answer. */
export function createCaller(url: string, encounters: Encounters) {
  async function once(request: Request): Promise<Outcome> {
    encounters.requests += 1;
    const began = performance.now();
    try {
      const response = await fetch(`${url}${request.path}`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${request.token}`,
          "content-type": "application/json",
          ...(request.idempotencyKey !== undefined && { "idempotency-key": request.idempotencyKey }),
        },
        body: JSON.stringify(request.body),
        signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
      });
      const body = (await response.json()) as Readonly<Record<string, unknown>>;
      encounters.slowestMilliseconds = Math.max(encounters.slowestMilliseconds, performance.now() - began);
      if (response.status === 503 || response.status === 429) {
        encounters.comeBack += 1;
        if (response.headers.get("retry-after") === null)
          encounters.wrong.push(`${response.status} without Retry-After`);
        return { kind: "unanswered" };
      }
      if (response.status >= 500) {
        encounters.wrong.push(`${response.status} ${request.path}: ${JSON.stringify(body)}`);
        return { kind: "unanswered" };
      }
      encounters.answered += 1;
      return { kind: "answered", status: response.status, body };
    } catch {
      encounters.cutOff += 1;
      return { kind: "unanswered" };
    }
  }

  return {
    once,
    /** Asks until there is an answer. */
    async untilAnswered(request: Request): Promise<Extract<Outcome, { kind: "answered" }>> {
      for (;;) {
        const outcome = await once(request);
        if (outcome.kind === "answered") return outcome;
        encounters.repeated += 1;
        await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 200));
      }
    },
  };
}
