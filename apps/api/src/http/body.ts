import { DomainError, invalidInput } from "@hoc/incident-schemas";

/** A JSON object as it was sent. */
export type JsonBody = Readonly<Record<string, unknown>>;

/**
 * Reads a request's body as a JSON object. An absent body is an empty object, whatever its content type.
 *
 * @throws {DomainError} `body_too_large`, `unsupported_media_type`, `invalid_json` or `invalid_input`.
 */
export async function readJsonBody(request: Request, maxBytes: number): Promise<JsonBody> {
  const bytes = await readBytes(request, maxBytes);
  if (bytes.length === 0) return {};
  requireJson(request.headers);
  const value = parseJson(bytes);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw invalidInput([{ pointer: "", message: "must be a JSON object" }]);
  return value as JsonBody;
}

/**
 * Reads a request's body as it was sent.
 *
 * @throws {DomainError} `body_too_large`, or `invalid_json` when it ended too early.
 */
export function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  return readWhole(request, maxBytes).catch(explainCut);
}

async function readWhole(request: Request, maxBytes: number): Promise<Uint8Array> {
  const declared = request.headers.get("content-length");
  if (declared !== null && Number(declared) > maxBytes) throw tooLarge(maxBytes);
  if (declared !== null) return new Uint8Array(await request.arrayBuffer());
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What breaks while a body is read is the caller's connection; nobody may be left to read the answer. */
function explainCut(error: unknown): never {
  if (DomainError.isInstance(error)) throw error;
  throw new DomainError("invalid_json", "The body ended before it was complete.", {}, { cause: error });
}

function tooLarge(maxBytes: number): DomainError {
  return new DomainError("body_too_large", `The body is larger than ${maxBytes} bytes; send it in parts.`);
}

function requireJson(headers: Headers): void {
  const type = (headers.get("content-type") ?? "").toLowerCase().replaceAll(/[\s"]/g, "");
  if (!/^application\/json(;charset=utf-8)?;?$/.test(type))
    throw new DomainError("unsupported_media_type", "Send the body as `Content-Type: application/json`, in UTF-8.");
  requirePlain(headers);
}

/**
 * Refuses a body that was compressed.
 *
 * @throws {DomainError} `unsupported_media_type`
 */
export function requirePlain(headers: Headers): void {
  const encoding = headers.get("content-encoding") ?? "identity";
  if (encoding.toLowerCase() !== "identity")
    throw new DomainError(
      "unsupported_media_type",
      `Send the body as it is; Content-Encoding ${encoding} is not taken.`,
    );
}

/**
 * The text of a body.
 *
 * @throws {DomainError} `invalid_json` when it is not UTF-8.
 */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new DomainError("invalid_json", "The body is not well-formed UTF-8.");
  }
}

/**
 * The JSON of a body.
 *
 * @throws {DomainError} `invalid_json`
 */
export function parseJson(bytes: Uint8Array): unknown {
  const text = textOf(bytes);
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError("invalid_json", "The body is not JSON.");
  }
}
