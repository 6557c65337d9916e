import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../../test/api-server.js";
import { exchange, openSocket } from "../../test/raw-exchange.js";

const LIMIT = 65_536;
const SIGNALS = 10;
const AUTHORIZED = "host: x\r\nauthorization: Bearer admin\r\ncontent-type: application/json\r\n";

let server: ApiServer;

beforeAll(async () => {
  server = await startApiServer({ HOC_MAX_BODY_BYTES: String(LIMIT), HOC_READS_PER_MINUTE: "0" });
});

afterAll(() => server.stop());

const isServed = async () => expect((await server.send("admin", "/v1/incidents/active")).status).toBe(200);

/** The request line and headers of a request that records signals. */
const recording = (headers: string) => `POST /v1/signals HTTP/1.1\r\n${AUTHORIZED}${headers}\r\n`;

/** The problem that an answer on the wire is. */
function problemIn(answer: string) {
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  expect(head).toMatch(/^content-type: application\/problem\+json$/im);
  const problem = JSON.parse(body);
  expect(head.toLowerCase()).toContain(`\r\nx-request-id: ${problem.requestId}\r\n`);
  return problem;
}

/** Goes on sending until the connection ends or `most` bytes are out; gives what came back and how much went out. */
async function sendOn(head: string, part: string, most: number): Promise<{ received: string; sent: number }> {
  const socket = openSocket(server.url);
  let received = "";
  let sent = 0;
  socket.setEncoding("latin1").on("data", (text) => {
    received += text;
  });
  socket.write(head);
  while (!socket.destroyed && sent < most) {
    socket.write(part);
    sent += part.length;
    await sleep(1);
  }
  socket.destroy();
  return { received, sent };
}

/** Signals that count once however often they are sent. */
const batch = (name: string) =>
  JSON.stringify({
    signals: Array.from({ length: SIGNALS }, (_, index) => ({ triggerType: "manual", signalId: `${name}-${index}` })),
  });

describe("a request that is too large", () => {
  it("is refused with 431 as a problem where its headers are", async () => {
    const answer = await exchange(server.url, `GET /livez HTTP/1.1\r\n${AUTHORIZED}x: ${"y".repeat(100_000)}\r\n\r\n`);
    expect(problemIn(answer)).toMatchObject({ status: 431, code: "invalid_input" });
    await isServed();
  });

  it("is refused with 413 before anything of its body is there", async () => {
    const answer = await exchange(server.url, recording("content-length: 1000000000000\r\n"));
    expect(problemIn(answer)).toMatchObject({ status: 413, code: "body_too_large" });
  });

  it("is refused with 413 by a length that is no number a computer knows", async () => {
    const answer = await exchange(server.url, recording("content-length: 9007199254740993\r\n"));
    expect(problemIn(answer)).toMatchObject({ status: 413 });
  });

  it.each([
    ["declares its length", "content-length: 1000000000000\r\n", "x".repeat(10_000)],
    ["comes in chunks", "transfer-encoding: chunked\r\n", `2710\r\n${"x".repeat(10_000)}\r\n`],
    ["comes in the smallest chunks", "transfer-encoding: chunked\r\n", "1\r\nx\r\n".repeat(2_000)],
  ])("is not read to its end when it %s: the answer comes, and the connection ends", async (_, headers, part) => {
    const { received, sent } = await sendOn(recording(headers), part, 1_000_000_000);
    expect(problemIn(received)).toMatchObject({ status: 413, code: "body_too_large" });
    expect(sent).toBeLessThan(500_000_000);
    await isServed();
  });
});

describe("a body that is not what it says", () => {
  it("records nothing when it ends too early", async () => {
    const text = batch("early");
    const socket = openSocket(server.url);
    socket.resume().end(recording(`content-length: ${text.length + 1}\r\n`) + text);
    await new Promise((resolve) => socket.on("close", resolve));
    const again = await server.post("admin", "/v1/signals", JSON.parse(text));
    expect(again.body.results.map(({ outcome }: { outcome: string }) => outcome)).not.toContain("duplicate");
  });

  it("is read as far as it says, and the rest as the next request, which is none", async () => {
    const text = batch("late");
    const answer = await exchange(
      server.url,
      `${recording(`content-length: ${text.length}\r\n`)}${text}garbage\r\n\r\n`,
    );
    expect(answer.match(/HTTP\/1\.1 \d+/g)?.[0]).toMatch(/200|400/);
    expect(answer.match(/HTTP\/1\.1 200/g)?.length ?? 0).toBeLessThanOrEqual(1);
    await isServed();
  });

  it.each([
    ["a size that is none", "zz\r\n{}\r\n0\r\n\r\n"],
    ["a size without end", `${"0".repeat(100)}${"f".repeat(100)}\r\n`],
    ["an extension without end", `1;${"x".repeat(100_000)}`],
    ["less than its size", "ff\r\n{}\r\n0\r\n\r\n0\r\n\r\nx\r\n"],
    ["more than its size", "1\r\n{}\r\n0\r\n\r\n"],
  ])("is refused when a chunk has %s", async (_, body) => {
    const socket = openSocket(server.url);
    let received = "";
    socket.setEncoding("latin1").on("data", (text) => {
      received += text;
    });
    socket.end(recording("transfer-encoding: chunked\r\n") + body);
    await new Promise((resolve) => socket.on("close", resolve));
    expect(received).not.toMatch(/^HTTP\/1\.1 [25]/);
    await isServed();
  });
});

describe("a caller that goes away", () => {
  it("leaves its signals whole or not at all, whenever it goes", async () => {
    const attempts = Array.from({ length: 24 }, (_, index) => `gone-${index}`);
    for (const [index, name] of attempts.entries()) {
      const text = batch(name);
      const socket = openSocket(server.url);
      socket.write(recording(`content-length: ${text.length}\r\n`) + text.slice(0, index % 10 === 0 ? -1 : undefined));
      await sleep(index % 12);
      socket.resetAndDestroy();
    }
    await sleep(500);
    for (const name of attempts) {
      const { body } = await server.post("admin", "/v1/signals", JSON.parse(batch(name)));
      const repeated = body.results.filter(({ outcome }: { outcome: string }) => outcome === "duplicate").length;
      expect([0, SIGNALS]).toContain(repeated);
    }
  });
});

describe("many callers that do nothing", () => {
  const opened: Socket[] = [];

  async function open(count: number, bytes = ""): Promise<void> {
    const sockets = Array.from({ length: count }, () => openSocket(server.url));
    opened.push(...sockets);
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once("connect", resolve))));
    for (const socket of sockets) if (bytes !== "") socket.pause().write(bytes);
  }

  afterAll(() => {
    for (const socket of opened) socket.destroy();
  });

  it("keep nobody else waiting: 1,500 that say nothing, and 500 that stop in the middle", async () => {
    for (let round = 0; round < 15; round++) await open(100);
    await open(250, "GET /v1/incid");
    await open(250, recording("content-length: 100\r\n"));
    for (let request = 0; request < 20; request++) await isServed();
    expect((await server.post("admin", "/v1/signals", JSON.parse(batch("among-idle")))).status).toBe(200);
  });

  it("keep nobody else waiting: 200 that ask for much and read nothing of it", async () => {
    await open(200, "GET /v1/openapi.json HTTP/1.1\r\nhost: x\r\n\r\n".repeat(20));
    for (let request = 0; request < 20; request++) await isServed();
  });
});

describe("a flood of callers that nobody knows", () => {
  it("is refused on its way, and the known are served meanwhile", async () => {
    const flood = (index: number) =>
      exchange(
        server.url,
        `GET /v1/incidents/active HTTP/1.1\r\nhost: x\r\nauthorization: Bearer guess-${index}\r\n\r\n`.repeat(50) +
          "GET /livez HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
      );
    const answers = Promise.all(Array.from({ length: 5 }, (_, index) => flood(index)));
    await isServed();
    for (const answer of await answers) expect(answer.match(/HTTP\/1\.1 401/g)).toHaveLength(50);
  });
});
