const LONGEST = 500;

const WORDS: Readonly<Record<string, string>> = {
  ABORT_ERR: "it took too long",
  ECANCELLED: "it took too long to look up its name",
  ETIMEOUT: "it took too long to look up its name",
  ENOTFOUND: "its name is not known",
  ENODATA: "its name stands for no address",
  ESERVFAIL: "its name could not be looked up",
  ECONNREFUSED: "it refused the connection",
  ECONNRESET: "it broke the connection off",
  ETIMEDOUT: "it took too long to connect",
};

/** Why a request had no answer, as a sentence. */
export function failureWords(error: unknown): string {
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { code: "", message: "" };
  const why = WORDS[code ?? ""] ?? (message || String(code || error)).slice(0, LONGEST);
  return `The endpoint gave no answer: ${why}.`;
}
