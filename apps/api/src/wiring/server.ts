import type { Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";

/** Where to listen, and what answers. */
export interface ServerOptions {
  readonly fetch: (request: Request) => Response | Promise<Response>;
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
export async function listen({ fetch, host, port }: ServerOptions): Promise<ListeningServer> {
  const server = createAdaptorServer({ fetch }) as Server;
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

/** Without this a kept-alive connection would hold the server up after its last answer. */
function sayGoodbye(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("connection", "close");
}
