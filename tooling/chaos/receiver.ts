import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";

/** An event that reached the receiver. */
export interface Received {
  readonly eventId: string;
  readonly orderingKey: string;
  readonly sequence: string;
  /** Whether the official verifier takes its signature. */
  readonly isSigned: boolean;
}

/** Listens for events and remembers them; one in so many is refused, so that it has to come again. */
export async function startReceiver({ refusesOneIn }: { readonly refusesOneIn: number }) {
  const received: Received[] = [];
  const secrets = new Map<string, string>();
  let requests = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      requests += 1;
      if (requests % refusesOneIn === 0) {
        response.writeHead(500).end();
        return;
      }
      const body = Buffer.concat(chunks).toString("utf8");
      const { partitionkey, sequence } = JSON.parse(body);
      const eventId = String(request.headers["webhook-id"]);
      const secret = secrets.get(request.url ?? "") ?? "";
      received.push({
        eventId,
        orderingKey: partitionkey,
        sequence,
        isSigned: isSigned(secret, body, request.headers),
      });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    requests: () => requests,
    /** Tells the secret of the endpoint at a path. */
    trust: (path: string, secret: string) => void secrets.set(path, secret),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isSigned(secret: string, body: string, headers: NodeJS.Dict<string | string[]>): boolean {
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}
