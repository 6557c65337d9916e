import { connect } from "node:net";
import type { RawRequest } from "./make-request.js";

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly milliseconds: number;
}

/**
 * Sends a request as it is, however broken, on a connection of its own; `undefined` when nothing came back in time. An
 * answer that is still coming by then is cut off.
 */
export async function rawSend(url: string, request: RawRequest, patience: number): Promise<RawAnswer | undefined> {
  const started = performance.now();
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    const timer = setTimeout(() => socket.destroy(), patience);
    socket.on("error", () => {});
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("close", () => {
      clearTimeout(timer);
      resolve();
    });
    socket.write(bytesOf(request));
  });
  return readAnswer(Buffer.concat(chunks), performance.now() - started);
}

/** What goes over the wire. */
export function bytesOf({ method, target, headers, body }: RawRequest): Buffer {
  const payload = Buffer.from(body as string);
  const lines = [...headers, ["content-length", String(payload.length)], ["connection", "close"]];
  const head = `${method} ${target} HTTP/1.1\r\n${lines.map((line) => line.join(": ")).join("\r\n")}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, "latin1"), payload]);
}

function readAnswer(received: Buffer, milliseconds: number): RawAnswer | undefined {
  const end = received.indexOf("\r\n\r\n");
  const [first = "", ...lines] = received.subarray(0, Math.max(0, end)).toString("latin1").split("\r\n");
  const status = Number(first.match(/^HTTP\/1\.1 (\d{3})/)?.[1]);
  if (!status) return undefined;
  const headers = new Headers(lines.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]));
  const rest = received.subarray(end + 4);
  return {
    status,
    headers,
    milliseconds,
    bytes: headers.get("transfer-encoding") === "chunked" ? unchunked(rest) : rest,
  };
}

function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = body.indexOf("\r\n", at);
    const size = Number.parseInt(body.subarray(at, line).toString("latin1"), 16);
    if (line < 0 || !size) return Buffer.concat(parts);
    parts.push(body.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}
