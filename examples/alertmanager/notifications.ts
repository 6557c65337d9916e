import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** A notification of Alertmanager, and what it was answered. */
export interface Notification {
  readonly payload: string;
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the story looks into whatever came
  readonly answer: any;
}

/** What stands between Alertmanager and the server, and sees what they say. */
export interface Passage {
  /** All notifications so far. */
  readonly passed: readonly Notification[];
  /** The first notification after the first `seen` ones that fits; fails after 30 seconds. */
  next(seen: number, fits: (notification: Notification) => boolean): Promise<Notification>;
  close(): void;
}

/** Passes notifications on to a server, and keeps them. */
export function openPassage(port: number, target: string): Passage {
  const passed: Notification[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const payload = Buffer.concat(chunks).toString();
      const answer = await fetch(`${target}${request.url}`, {
        method: "POST",
        headers: {
          authorization: request.headers.authorization ?? "",
          "content-type": request.headers["content-type"] ?? "",
        },
        body: payload,
      });
      const text = await answer.text();
      passed.push({ payload, status: answer.status, answer: JSON.parse(text) });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(text);
    })();
  }).listen(port, "127.0.0.1");
  return {
    passed,
    async next(seen, fits) {
      for (let tries = 0; tries < 300; tries += 1) {
        const found = passed.slice(seen).find(fits);
        if (found !== undefined) return found;
        await wait(100);
      }
      throw new Error("Alertmanager did not say what was expected of it.");
    },
    close: () => server.close(),
  };
}
