import { DomainError } from "@hoc/incident-schemas";

/** What a call came to. */
export interface Answered {
  /** Everything that was answered, as text. */
  readonly text: string;
  /** The code that it was refused with. */
  readonly refusedAs?: string | undefined;
}

/** Waits for an operation. */
export async function answeredBy(answer: Promise<unknown>): Promise<Answered> {
  try {
    return { text: inText(await answer) };
  } catch (error) {
    if (DomainError.isInstance(error)) return { text: inText(error.toJSON()), refusedAs: error.code };
    return { text: String(error), refusedAs: "nobody foresaw it" };
  }
}

/** Reads a response, its headers included. */
export async function answeredOver(response: Response): Promise<Answered> {
  const body = Buffer.from(await response.arrayBuffer()).toString("utf8");
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).sort();
  const text = [response.status, ...headers, body].join("\n");
  return response.status < 300 ? { text } : { text, refusedAs: `${response.status}` };
}

function inText(value: unknown): string {
  return JSON.stringify(value, (_, member) =>
    member instanceof Uint8Array ? Buffer.from(member).toString("utf8") : member,
  );
}
