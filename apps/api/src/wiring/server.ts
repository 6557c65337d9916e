import { createServer, type RequestListener, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { AddressInfo, Socket } from "node:net";
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
  /** Connections that callers may hold open at once; any number when left out. */
  readonly maxConnections?: number;
  /** How long callers may take; {@link PATIENCE} where left out. */
  readonly patience?: Partial<Patience>;
}

/** How long callers may take, in milliseconds. */
interface Patience {
  /** From the opening of a connection, or the first byte of a request, to the end of the request's headers. */
  readonly headers: number;
  /** To the end of the request. */
  readonly request: number;
  /** For the next request on a connection, longer than the minute in which load balancers reuse one. */
  readonly nextRequest: number;
  /** Until something more of an answer is taken. */
  readonly answer: number;
  /** How often headers and requests that are late are looked for. */
  readonly look: number;
}

/** Requests that may wait on a connection for the one before them. */
const MOST_WAITING = 100;

const PATIENCE: Patience = { headers: 15_000, request: 120_000, nextRequest: 65_000, answer: 60_000, look: 5_000 };

/** A server that listens. */
export interface ListeningServer {
  /** Where callers reach it, without a slash at the end. */
  readonly url: string;
  /** Takes no new connection, and lets requests under way finish, for `milliseconds` at most. */
  stop(milliseconds: number): Promise<void>;
}

/** Listens for HTTP; rejects with the system's error when it cannot. */
export async function listen(options: ServerOptions): Promise<ListeningServer> {
  const { fetch, refuseUnreadable, host, port, maxConnections, patience } = options;
  const { headers, request, nextRequest, answer, look } = { ...PATIENCE, ...patience };
  const server = createServer(
    {
      requireHostHeader: false,
      headersTimeout: headers,
      requestTimeout: request,
      keepAliveTimeout: nextRequest,
      connectionsCheckingInterval: look,
    },
    inTurn(getRequestListener(fetch, { errorHandler: refuseUnreadable })),
  );
  if (maxConnections !== undefined) server.maxConnections = maxConnections;
  server.setTimeout(answer, closeUnlessAtWork);
  refuseOnTheWire(server, refuseUnreadable);
  const connections = new Set<Socket>();
  server.on("connection", (socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });
  let stopping = false;
  server.prependListener("request", (_, response) => {
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
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of connections) {
        const answer = answerOn(socket);
        if (answer) sayGoodbye(answer);
        else if (socket.bytesRead === 0) socket.destroy();
      }
      const timer = setTimeout(() => server.closeAllConnections(), milliseconds);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** Whoever sends requests without waiting for answers has one of them worked on at a time, and not too many waiting. */
function inTurn(listener: RequestListener): RequestListener {
  const waiting = new WeakMap<Socket, (() => void)[]>();
  return (request, response) => {
    const { socket } = request;
    const work = () => {
      response.once("close", () => next(socket));
      void listener(request, response);
    };
    const queue = waiting.get(socket);
    if (queue === undefined) {
      waiting.set(socket, []);
      work();
    } else if (queue.length < MOST_WAITING) queue.push(work);
    else socket.destroy();
  };

  function next(socket: Socket): void {
    const work = socket.writable ? waiting.get(socket)?.shift() : undefined;
    if (work === undefined) waiting.delete(socket);
    else work();
  }
}

/** What fails before there is a request is answered on the bare connection. */
function refuseOnTheWire(server: Server, refuseUnreadable: RefuseUnreadable): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    const answer = answerOn(socket);
    if (error.code === "ECONNRESET" || !socket.writable || answer?.headersSent === true) socket.destroy();
    else if (answer?.req.complete === true) sayGoodbye(answer);
    else void writeAnswer(socket, refuseUnreadable(error));
  });
  server.on("connect", ({ method }, socket) => {
    void writeAnswer(socket, refuseUnreadable(new DomainError("unknown_route", `${method} is not served here.`)));
  });
  // Node would answer 417 with an empty body; RFC 9110 lets a server overlook what it does not know.
  server.on("checkExpectation", (request, response) => server.emit("request", request, response));
}

/** A connection without traffic is closed when it waits for its caller, and kept while a request is worked on. */
function closeUnlessAtWork(socket: Socket): void {
  if (answerOn(socket)?.headersSent !== false) socket.destroy();
}

/** The answer that is under way on a connection; what else is written there would be taken for it, or for a part of it. */
function answerOn(socket: Duplex): ServerResponse | null | undefined {
  return (socket as { _httpMessage?: ServerResponse | null })._httpMessage;
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
