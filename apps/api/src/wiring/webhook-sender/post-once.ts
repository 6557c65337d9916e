import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";

/** Most bytes of an answer's body that are read. */
const MAX_BODY_BYTES = 4_096;

/** Most bytes of an answer's headers that are read. */
const MAX_HEADER_BYTES = 16_384;

/** One request to addresses that were checked. */
export interface Post {
  readonly url: URL;
  /** The URL's host without brackets. */
  readonly host: string;
  /** The only addresses that are connected to. */
  readonly addresses: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Ends the request, however far it is. */
  readonly signal: AbortSignal;
  /** Certificates to trust, as PEM, instead of those that the platform trusts. */
  readonly ca?: string | undefined;
}

/** The beginning of an answer. */
export interface PostAnswer {
  readonly statusCode: number;
  readonly headers: IncomingMessage["headers"];
  /** The first bytes of the body as far as they came. */
  readonly beginning: Buffer;
}

/**
 * Sends a request over a connection of its own, which is gone afterwards, and takes the beginning of the answer. What
 * the status says stands, also where the body breaks off or does not end. Rejects when no answer begins.
 */
export async function postOnce({ url, host, addresses, headers, body, signal, ca }: Post): Promise<PostAnswer> {
  const options = {
    host,
    port: url.port,
    path: `${url.pathname}${url.search}`,
    method: "POST",
    headers: { ...headers, "accept-encoding": "identity" },
    lookup: answering(addresses),
    autoSelectFamily: true,
    maxHeaderSize: MAX_HEADER_BYTES,
    signal,
  };
  const request =
    url.protocol === "https:"
      ? httpsRequest({ ...options, agent: new HttpsAgent(), rejectUnauthorized: true, ca })
      : httpRequest({ ...options, agent: new HttpAgent() });
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request.on("response", resolve);
      request.on("error", reject);
      request.on("close", () => reject(new Error("it closed the connection")));
      request.end(body);
    });
    return { statusCode: response.statusCode ?? 0, headers: response.headers, beginning: await beginningOf(response) };
  } finally {
    request.destroy();
  }
}

/** Gives the addresses that were checked instead of looking the name up again: another answer could come by then. */
function answering(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_name, _options, answer) => answer(null, found);
}

async function beginningOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= MAX_BODY_BYTES) break;
    }
  } catch {
    // The status has come; nobody needs the rest.
  }
  return Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES);
}
