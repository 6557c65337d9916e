import { apiErrorOf } from "./api-error.js";
import type { ClientEndpoint } from "./client-endpoint.js";
import { ConnectionError } from "./connection-error.js";
import { fileAnswerOf } from "./file-answer.js";

/** An answer as it came, whole. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/**
 * What an operation answered, as the same operation answers in process: out of its envelope, and a file as its bytes.
 *
 * @throws {ApiError} when the server refused.
 * @throws {ConnectionError} when the answer cannot be read.
 */
export function answerOf({ answers }: ClientEndpoint, answer: ReceivedAnswer, now: number): unknown {
  const { status, headers, bytes } = answer;
  if (status < 200 || status > 299) throw apiErrorOf(status, headers, new TextDecoder().decode(bytes), now);
  const isJson = /^application\/json\b/.test(headers.get("content-type") ?? "");
  if (answers === "file" || (answers === "envelope or file" && !isJson)) return fileAnswerOf(headers, bytes);
  const value = jsonIn(bytes);
  if (answers === "json") return value;
  const { data } = value as { readonly data: Readonly<Record<string, unknown>> };
  return answers === "envelope" ? data : { ...data, file: null };
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new ConnectionError("The answer was cut, or does not come from the API: it is no JSON.", error);
  }
}
