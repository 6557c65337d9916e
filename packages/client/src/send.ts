import { pause, untilAborted } from "./aborting.js";
import { newIdempotencyKey, random } from "./ambient/platform.js";
import type { ReceivedAnswer } from "./answer-of.js";
import { ApiError } from "./api-error.js";
import type { CallOptions, Settings } from "./client-options.js";
import { ConnectionError } from "./connection-error.js";
import { noAnswer } from "./no-answer.js";
import type { PlannedRequest } from "./request-of.js";
import { retryDelayMs } from "./retry-delay.js";

/**
 * Sends a request until it is answered for good. A write keeps its idempotency key through all attempts, so however many
 * of them arrive, it is carried out once.
 *
 * @throws {ApiError} when the last answer is a refusal.
 * @throws {ConnectionError} when the last attempt brought no answer that can be read.
 */
export async function send<Output>(
  request: PlannedRequest,
  settings: Settings,
  call: CallOptions,
  read: (answer: ReceivedAnswer) => Output,
): Promise<Output> {
  const headers = headersOf(request, call);
  for (let repetitions = 0; ; repetitions += 1) {
    try {
      return read(await attempt(request, headers, settings, call));
    } catch (error) {
      if (!(error instanceof ApiError || error instanceof ConnectionError)) throw error;
      const { retryable } = error;
      const retryAfterSeconds = error instanceof ApiError ? error.retryAfterSeconds : null;
      const failed = { repetitions, retryable, retryAfterSeconds, random: random() };
      const delay = retryDelayMs(settings.retries, failed);
      if (delay === null) throw error;
      await pause(delay, call.signal);
    }
  }
}

function headersOf({ method, ifMatch, mediaType }: PlannedRequest, call: CallOptions): Record<string, string> {
  return {
    accept: "application/json, application/problem+json, */*",
    ...(method !== "GET" && {
      "idempotency-key": call.idempotencyKey ?? newIdempotencyKey(),
    }),
    ...(mediaType !== undefined && { "content-type": mediaType }),
    ...(ifMatch !== undefined && { "if-match": ifMatch }),
    ...(call.correlationId !== undefined && { "x-correlation-id": call.correlationId }),
  };
}

async function attempt(
  { method, url, body }: PlannedRequest,
  headers: Readonly<Record<string, string>>,
  { fetch, token, timeoutMs }: Settings,
  call: CallOptions,
): Promise<ReceivedAnswer> {
  const authorization = `Bearer ${await untilAborted(call.signal, token())}`;
  const timeout = new AbortController();
  const timer = setTimeout(
    () => timeout.abort(new Error("The time for an answer was over.")),
    call.timeoutMs ?? timeoutMs,
  );
  const signal = call.signal ? AbortSignal.any([call.signal, timeout.signal]) : timeout.signal;
  const init = { method, headers: { ...headers, authorization }, redirect: "manual", signal } as const;
  try {
    return await untilAborted(signal, received(fetch(url, { ...init, ...(body !== undefined && { body }) })));
  } catch (error) {
    call.signal?.throwIfAborted();
    throw noAnswer(url, timeout.signal.aborted, error);
  } finally {
    clearTimeout(timer);
  }
}

/** A body that breaks off is no answer; so it is read as part of the attempt. */
async function received(answering: Promise<Response>): Promise<ReceivedAnswer> {
  const response = await answering;
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}
