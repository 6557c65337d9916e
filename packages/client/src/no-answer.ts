import { ConnectionError } from "./connection-error.js";

const MOST_CAUSES = 5;

/**
 * The error of an attempt that brought no answer. It names the host and the platform's code of what went wrong, and
 * neither the rest of the address nor what was sent.
 *
 * @example noAnswer("https://host/v1/runs", false, failure).message // "host gave no answer (ECONNREFUSED)."
 */
export function noAnswer(url: string, isLate: boolean, cause: unknown): ConnectionError {
  const { host } = new URL(url);
  if (isLate) return new ConnectionError(`${host} gave no answer in time.`, cause);
  const code = codeOf(cause);
  return new ConnectionError(`${host} gave no answer${code === undefined ? "" : ` (${code})`}.`, cause);
}

/** The first code in a chain of causes: `fetch` says "fetch failed", and the cause of that says why. */
function codeOf(error: unknown): string | undefined {
  for (let one = error, depth = 0; typeof one === "object" && one !== null && depth < MOST_CAUSES; depth += 1) {
    const { code, cause } = one as { readonly code?: unknown; readonly cause?: unknown };
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]{2,49}$/.test(code)) return code;
    one = cause;
  }
  return undefined;
}
