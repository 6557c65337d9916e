import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type CloudEvent, HTTP } from "cloudevents";

/** A request as it reached the receiver. */
export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What the SDK of CloudEvents makes of it. */
  readonly event: CloudEvent<Readonly<Record<string, unknown>>>;
}

/** What a receiver answers: a status, and headers where it has some. */
type ReceiverAnswer = number | { readonly status: number; readonly headers: Readonly<Record<string, string>> };

/** Somebody outside who is sent events, at any path. */
export interface WebhookReceiver {
  readonly url: string;
  /** Everything that came to a path, the first one first. */
  at(path: string): readonly ReceivedWebhook[];
  /** Says what is answered at a path from now on; 204 is what it does by itself. */
  answer(path: string, how: (received: ReceivedWebhook) => ReceiverAnswer | Promise<ReceiverAnswer>): void;
  stop(): Promise<void>;
}

/** Starts a receiver on this machine that reads what it is sent with the SDK of CloudEvents. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const all: ReceivedWebhook[] = [];
  const answers = new Map<string, (received: ReceivedWebhook) => ReceiverAnswer | Promise<ReceiverAnswer>>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString("utf8");
    const headers = request.headers as Record<string, string>;
    const event = HTTP.toEvent<Record<string, unknown>>({ headers, body }) as ReceivedWebhook["event"];
    const received = { path: request.url ?? "", headers, body, event };
    all.push(received);
    const answer = await (answers.get(received.path) ?? (() => 204))(received);
    if (typeof answer === "number") response.writeHead(answer).end();
    else response.writeHead(answer.status, answer.headers).end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    at: (path) => all.filter((received) => received.path === path),
    answer: (path, how) => void answers.set(path, how),
    async stop() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
