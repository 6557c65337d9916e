import { createServer, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { DomainError } from "@hoc/incident-schemas";
import { getRequestListener } from "@hono/node-server";
import type { RefuseUnreadable } from "../http/unreadable-request.js";

/** Where to listen, and what answers. */
export interface ServerOptions {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** Answers what could not be read as a request. */
  readonly refuseUnreadable: RefuseUnreadable;
  readonly host: string;
  readonly port: number;
}

/** A server that listens. */
export interface ListeningServer {
  /** Where callers reach it, without a slash at the end. */
  readonly url: string;
  /** Takes no new connection, and lets requests under way finish, for `milliseconds` at most. */
  stop(milliseconds: number): Promise<void>;
}

/** Listens for HTTP; rejects with the system's error when it cannot. */
export async function listen({ fetch, refuseUnreadable, host, port }: ServerOptions): Promise<ListeningServer> {
  const server = createServer(
    { requireHostHeader: false },
    getRequestListener(fetch, { errorHandler: refuseUnreadable }),
  );
  refuseOnTheWire(server, refuseUnreadable);
  const underWay = new Set<ServerResponse>();
  let stopping = false;
  server.prependListener("request", (_, response) => {
    underWay.add(response);
    response.once("close", () => underWay.delete(response));
    if (stopping) sayGoodbye(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
    async stop(milliseconds) {
      stopping = true;
      underWay.forEach(sayGoodbye);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const timer = setTimeout(() => server.closeAllConnections(), milliseconds);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** What fails before there is a request is answered on the bare connection. */
function refuseOnTheWire(server: Server, refuseUnreadable: RefuseUnreadable): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || hasAnswer(socket)) socket.destroy();
    else void writeAnswer(socket, refuseUnreadable(error));
  });
  server.on("connect", ({ method }, socket) => {
    void writeAnswer(socket, refuseUnreadable(new DomainError("unknown_route", `${method} is not served here.`)));
  });
  // Node would answer 417 with an empty body; RFC 9110 lets a server overlook what it does not know.
  server.on("checkExpectation", (request, response) => server.emit("request", request, response));
}

/** Whether an answer is on its way over the connection already; a second one would be taken for a part of it. */
function hasAnswer(socket: Duplex): boolean {
  const { _httpMessage } = socket as { _httpMessage?: ServerResponse | null };
  return !socket.writable || _httpMessage?.headersSent === true;
}

async function writeAnswer(socket: Duplex, answer: Response): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer());
  const headers = [...answer.headers, ["content-length", body.length], ["connection", "close"]];
  const head = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`,
    ...headers.map((header) => header.join(": ")),
  ];
  socket.on("error", () => socket.destroy());
  socket.end(Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), body]));
}

/** Without this a kept-alive connection would hold the server up after its last answer. */
function sayGoodbye(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("connection", "close");
}
