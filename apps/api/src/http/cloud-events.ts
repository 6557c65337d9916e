import {
  DomainError,
  type FieldIssue,
  invalidInput,
  parseInput,
  recordCloudEventsInputSchema,
} from "@hoc/incident-schemas";
import { type JsonBody, parseJson, readBytes, requirePlain, textOf } from "./body.js";

const PREFIX = "ce-";

const BATCH = "application/cloudevents-batch+json";

/** Attributes that a header cannot set: in binary mode the body is the data, and its type is `Content-Type`. */
const NOT_IN_HEADERS = ["data", "data_base64", "datacontenttype"];

/**
 * Reads the events of a request, in any mode of the HTTP binding of CloudEvents 1.0: binary (attributes in `ce-` headers,
 * the body is the data), structured (one event as JSON) or batched (a JSON array of events). What an event is, the
 * operation checks.
 *
 * @throws {DomainError} `body_too_large`, `unsupported_media_type`, `invalid_json` or `invalid_input`.
 * @example (await readCloudEvents(request, 8_388_608)).events
 */
export async function readCloudEvents(request: Request, maxBytes: number): Promise<JsonBody> {
  const bytes = await readBytes(request, maxBytes);
  const { headers } = request;
  requirePlain(headers);
  const mediaType = mediaTypeOf(headers);
  if (mediaType === BATCH) return { events: parseJson(bytes) };
  if (mediaType === "application/cloudevents+json") return { events: [oneOf(parseJson(bytes))] };
  if (mediaType.startsWith("application/cloudevents") || !headers.has(`${PREFIX}specversion`)) throw notCloudEvents();
  const { attributes, issues } = attributesOf(headers);
  const body = { events: [{ ...attributes, ...dataOf(bytes, headers, mediaType) }] };
  if (issues.length > 0) throw invalidInput([...issues, ...otherIssuesOf(body, issues)]);
  return body;
}

function oneOf(event: unknown): unknown {
  if (!Array.isArray(event)) return event;
  throw new DomainError("unsupported_media_type", `This is an array; send many events as \`${BATCH}\`.`);
}

/** What else is wrong with an event whose headers are, so that its sender hears of everything at once. */
function otherIssuesOf(body: JsonBody, issues: readonly FieldIssue[]): readonly FieldIssue[] {
  try {
    parseInput(recordCloudEventsInputSchema, body);
    return [];
  } catch (error) {
    if (!DomainError.isInstance(error)) throw error;
    const named = issues.map(({ pointer }) => pointer);
    return (error.details.fields ?? []).filter(({ pointer }) => !named.includes(pointer));
  }
}

function notCloudEvents(): DomainError {
  return new DomainError(
    "unsupported_media_type",
    "Send CloudEvents 1.0: as `application/cloudevents+json`, as `application/cloudevents-batch+json`, or with their " +
      "attributes in `ce-` headers.",
  );
}

/** The media type without parameters; of them only the character set matters, which has to be UTF-8. */
function mediaTypeOf(headers: Headers): string {
  const [type = "", ...parameters] = (headers.get("content-type") ?? "").toLowerCase().split(";");
  const charset = parameters.map((text) => /^\s*charset\s*=\s*"?([^"\s]*)/.exec(text)?.[1]).find((name) => name);
  if (charset !== undefined && charset !== "utf-8" && charset !== "us-ascii")
    throw new DomainError("unsupported_media_type", `Send the body in UTF-8; ${charset} is not taken.`);
  return type.trim();
}

function attributesOf(headers: Headers): { attributes: Record<string, string>; issues: FieldIssue[] } {
  const issues: FieldIssue[] = [];
  const attributes: [string, string][] = [];
  for (const [header, value] of headers) {
    if (!header.startsWith(PREFIX)) continue;
    const name = header.slice(PREFIX.length);
    if (NOT_IN_HEADERS.includes(name)) issues.push({ pointer: `/events/0/${name}`, message: "cannot be a header" });
    else attributes.push([name, decoded(value, name, issues)]);
  }
  return { attributes: Object.fromEntries(attributes), issues };
}

/** The value of a header as the binding writes it: maybe in double quotes, and percent-encoded. */
function decoded(value: string, name: string, issues: FieldIssue[]): string {
  const quoted = /^"(.*)"$/s.exec(value)?.[1];
  const text = quoted === undefined ? value : quoted.replaceAll(/\\(.)/gs, "$1");
  try {
    return text.replaceAll(/(?:%[0-9A-Fa-f]{2})+/g, decodeURIComponent);
  } catch {
    issues.push({ pointer: `/events/0/${name}`, message: "must be percent-encoded UTF-8" });
    return text;
  }
}

function dataOf(bytes: Uint8Array, headers: Headers, mediaType: string): JsonBody {
  const type = headers.get("content-type");
  const datacontenttype = type === null ? {} : { datacontenttype: type };
  if (bytes.length === 0) return datacontenttype;
  if (/^application\/json$|^[^/]+\/[^/]+\+json$/.test(mediaType)) return { ...datacontenttype, data: parseJson(bytes) };
  if (mediaType.startsWith("text/")) return { ...datacontenttype, data: textOf(bytes) };
  return { ...datacontenttype, data_base64: Buffer.from(bytes).toString("base64") };
}
