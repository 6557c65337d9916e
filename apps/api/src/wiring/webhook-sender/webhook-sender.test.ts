import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import type { WebhookAnswer } from "@hoc/incident-schemas/ports";
import { afterEach, describe, expect, it, vi } from "vitest";
import { selfMadeCertificate } from "../../../test/self-made-certificate.js";
import { createWebhookSender, type WebhookSenderOptions } from "./webhook-sender.js";

/** 127.0.0.1 stands for the outside here, and the rest of the loopback for the inside. */
const OUTSIDE = "127.0.0.1";
const INSIDE = "127.0.0.2";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

describe("createWebhookSender", () => {
  it("sends by POST what it is given, to the byte, and tells what came back", async () => {
    const requests: { request: IncomingMessage; body: string }[] = [];
    const port = await listening((request, response) => {
      bodyOf(request).then((body) => {
        requests.push({ request, body });
        response.writeHead(201, { "content-type": "text/plain" }).end("taken ä");
      });
    });
    const body = '{"ä":"😀"}';
    const answer = await sender().send({
      url: `http://hooks.example.com:${port}/in/a%20b?key=1#part`,
      headers: { "content-type": "application/json", "webhook-id": "evt_1" },
      body,
    });
    expect(answer).toEqual({
      kind: "answered",
      statusCode: 201,
      excerpt: "taken ä",
      retryAfterSeconds: null,
      durationMs: expect.any(Number),
    });
    expect(requests).toHaveLength(1);
    const { method, url, headers } = requests[0]?.request ?? {};
    expect([method, url, requests[0]?.body]).toEqual(["POST", "/in/a%20b?key=1", body]);
    expect(headers).toEqual({
      host: `hooks.example.com:${port}`,
      "content-type": "application/json",
      "webhook-id": "evt_1",
      "accept-encoding": "identity",
      "content-length": String(Buffer.byteLength(body)),
      connection: "close",
    });
  });

  it("gives Retry-After in seconds", async () => {
    const port = await listening((_, response) => response.writeHead(429, { "retry-after": "17" }).end("later"));
    expect(await post(port)).toMatchObject({ statusCode: 429, retryAfterSeconds: 17, excerpt: "later" });
  });

  it("follows no redirect, least of all to the inside", async () => {
    const seen = vi.fn((_: IncomingMessage, response: ServerResponse) => response.end("secrets"));
    const inside = await listening(seen, INSIDE);
    for (const status of [301, 302, 303, 307, 308]) {
      const location = `http://${INSIDE}:${inside}/`;
      const port = await listening((_, response) => response.writeHead(status, { location, refresh: "0" }).end());
      expect(await post(port)).toMatchObject({ kind: "answered", statusCode: status, excerpt: "" });
    }
    expect(seen).not.toHaveBeenCalled();
  });

  it("uses no proxy that the surroundings name", async () => {
    const proxied = vi.fn((_: IncomingMessage, response: ServerResponse) => response.end());
    const proxy = await listening(proxied, INSIDE);
    for (const name of ["http_proxy", "HTTP_PROXY", "ALL_PROXY"]) vi.stubEnv(name, `http://${INSIDE}:${proxy}`);
    vi.stubEnv("NODE_USE_ENV_PROXY", "1");
    undo.push(() => vi.unstubAllEnvs());
    const port = await listening((_, response) => response.end("straight"));
    expect(await post(port)).toMatchObject({ excerpt: "straight" });
    expect(proxied).not.toHaveBeenCalled();
  });

  describe("which addresses it reaches", () => {
    it("connects to nothing when one of a name's addresses is inside", async () => {
      const seen = vi.fn((_: IncomingMessage, response: ServerResponse) => response.end());
      const port = await listening(seen);
      for (const addresses of [[INSIDE], [OUTSIDE, INSIDE], [INSIDE, OUTSIDE], [OUTSIDE, "::1"], ["10.0.0.1"]]) {
        const answer = await sender({ resolveName: async () => addresses }).send(to(port));
        expect(answer).toEqual({
          kind: "blocked",
          error:
            "hooks.example.com is, or stands for, an address that is not public; nothing is sent there unless HOC_WEBHOOK_ALLOWED_NETWORKS allows it.",
          durationMs: expect.any(Number),
        });
      }
      expect(seen).not.toHaveBeenCalled();
    });

    it("asks for a name once and connects to what it checked, whatever the name server says a moment later", async () => {
      const outside = vi.fn((_: IncomingMessage, response: ServerResponse) => response.end("outside"));
      const inside = vi.fn((_: IncomingMessage, response: ServerResponse) => response.end("inside"));
      const port = await listening(outside, OUTSIDE);
      await listening(inside, INSIDE, port);
      const answers = [[OUTSIDE], [INSIDE]];
      const resolveName = vi.fn(async () => answers.shift() ?? [INSIDE]);
      const rebinding = sender({ resolveName });
      expect(await rebinding.send(to(port))).toMatchObject({ kind: "answered", excerpt: "outside" });
      expect(resolveName).toHaveBeenCalledTimes(1);
      expect(await rebinding.send(to(port))).toMatchObject({ kind: "blocked" });
      expect(await rebinding.send(to(port))).toMatchObject({ kind: "blocked" });
      expect(outside).toHaveBeenCalledTimes(1);
      expect(inside).not.toHaveBeenCalled();
    });

    it("keeps no connection for a name that may lead elsewhere the next time", async () => {
      const sockets = new Set<Socket>();
      const port = await listening((request, response) => {
        sockets.add(request.socket);
        response.setHeader("connection", "keep-alive").end();
      });
      const one = sender();
      for (let n = 0; n < 3; n += 1) await one.send(to(port));
      expect(sockets.size).toBe(3);
      await expect.poll(() => [...sockets].every((socket) => socket.destroyed)).toBe(true);
    });

    it("tries the next address that it checked where one refuses", async () => {
      const port = await listening((_, response) => response.end("second"), "127.0.0.3");
      const both = sender({
        allowedNetworks: ["127.0.0.0/8"],
        resolveName: async () => ["127.0.0.4", "127.0.0.3"],
      });
      expect(await both.send(to(port))).toMatchObject({ kind: "answered", excerpt: "second" });
    });

    it("checks addresses that are written into the URL, for which no name is looked up", async () => {
      const seen = vi.fn((_: IncomingMessage, response: ServerResponse) => response.end());
      const port = await listening(seen, INSIDE);
      const resolveName = vi.fn(async () => [OUTSIDE]);
      for (const host of [INSIDE, "0x7f000002", "2130706434", "0177.0.0.2", "127.2", "127.0.0.2.", "[::ffff:7f00:2]"])
        expect(await sender({ resolveName }).send({ ...to(port), url: `http://${host}:${port}/` })).toMatchObject({
          kind: "blocked",
        });
      expect(seen).not.toHaveBeenCalled();
      expect(resolveName).not.toHaveBeenCalled();
    });

    it("sends to the inside where the operator allows it, to IPv6 too", async () => {
      const port = await listening((_, response) => response.end("inside"), INSIDE);
      const allowing = sender({ allowedNetworks: ["127.0.0.0/8", "::1/128"] });
      expect(await allowing.send({ ...to(port), url: `http://${INSIDE}:${port}/` })).toMatchObject({
        excerpt: "inside",
      });
      const six = await listening((request, response) => response.end(request.headers.host), "::1");
      for (const [host, seen] of [
        ["[::1]", `[::1]:${six}`],
        ["localhost", `localhost:${six}`],
      ])
        expect(await allowing.send({ ...to(six), url: `http://${host}:${six}/` })).toMatchObject({ excerpt: seen });
    });

    it("wants https unless http is allowed", async () => {
      const seen = vi.fn((_: IncomingMessage, response: ServerResponse) => response.end());
      const port = await listening(seen);
      const strict = sender({ allowHttp: false });
      const error = "The URL must begin with https://; http:// is for servers with HOC_WEBHOOK_ALLOW_HTTP=on.";
      expect(strict.refusalOf(to(port).url)).toBe(error);
      expect(await strict.send(to(port))).toMatchObject({ kind: "blocked", error });
      expect(strict.refusalOf("https://hooks.example.com/")).toBeNull();
      expect(seen).not.toHaveBeenCalled();
    });
  });

  describe("TLS", () => {
    it("trusts a certificate of the name that it sends to, and no other", async () => {
      const ours = selfMadeCertificate("hooks.example.com");
      const names: unknown[] = [];
      const server = createTlsServer(
        { ...ours, SNICallback: (name, done) => done(null, void names.push(name)) },
        (_, response) => response.end("safe"),
      );
      const port = await listeningOn(server);
      const url = `https://hooks.example.com:${port}/`;
      expect(await sender({ ca: ours.cert }).send({ ...to(port), url })).toMatchObject({ excerpt: "safe" });
      expect(names).toEqual(["hooks.example.com"]);
      const other = await sender({ ca: ours.cert }).send({ ...to(port), url: `https://other.example.com:${port}/` });
      expect(other).toMatchObject({ kind: "unreachable", error: expect.stringContaining("does not match") });
      const literal = await sender({ ca: ours.cert }).send({ ...to(port), url: `https://${OUTSIDE}:${port}/` });
      expect(literal).toMatchObject({ kind: "unreachable", error: expect.stringContaining("does not match") });
      vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
      undo.push(() => vi.unstubAllEnvs());
      expect(await sender().send({ ...to(port), url })).toEqual({
        kind: "unreachable",
        error: "The endpoint gave no answer: self-signed certificate.",
        durationMs: expect.any(Number),
      });
    });
  });

  describe("what goes wrong", () => {
    it("says so when nobody listens, the connection breaks, or the name is not known", async () => {
      const port = await listening((_, response) => response.end());
      await undo.pop()?.();
      expect(await post(port)).toMatchObject({
        kind: "unreachable",
        error: "The endpoint gave no answer: it refused the connection.",
      });
      const resetting = await tcp((socket) => socket.once("data", () => socket.resetAndDestroy()));
      expect(await post(resetting)).toMatchObject({
        kind: "unreachable",
        error: "The endpoint gave no answer: it broke the connection off.",
      });
      const closing = await tcp((socket) => socket.once("data", () => socket.end()));
      expect(await post(closing)).toMatchObject({ kind: "unreachable" });
      const unknown = () => Promise.reject(Object.assign(new Error("queryA ENOTFOUND"), { code: "ENOTFOUND" }));
      expect(await sender({ resolveName: unknown }).send(to(port))).toMatchObject({
        kind: "unreachable",
        error: "The endpoint gave no answer: its name is not known.",
      });
      expect(await sender({ resolveName: async () => [] }).send(to(port))).toMatchObject({ kind: "unreachable" });
    });

    it.each([
      ["says nothing", () => {}],
      ["sends headers a byte at a time", (socket: Socket) => drip(socket, "HTTP/1.1 200 OK\r\nx: ", "y")],
      ["promises to go on for ever", (socket: Socket) => drip(socket, "", "HTTP/1.1 102 Processing\r\n\r\n")],
    ])("gives up in time on an endpoint that %s", async (_, behave) => {
      const port = await tcp((socket) => void socket.once("data", () => behave(socket)));
      const begun = performance.now();
      const answer = await sender({ timeoutMs: 300 }).send(to(port));
      expect(answer).toMatchObject({
        kind: "unreachable",
        error: "The endpoint gave no answer: it took too long.",
      });
      expect(performance.now() - begun).toBeLessThan(2_000);
    });

    it("gives up in time on a name server and on a handshake that take for ever", async () => {
      const forever = sender({ timeoutMs: 200, resolveName: () => new Promise(() => {}) });
      const error = "The endpoint gave no answer: it took too long.";
      expect(await forever.send(to(1))).toMatchObject({ kind: "unreachable", error });
      const port = await tcp(() => {});
      const silent = await sender({ timeoutMs: 200 }).send({ ...to(port), url: `https://hooks.example.com:${port}/` });
      expect(silent).toMatchObject({ kind: "unreachable", error });
    });

    it("lets the status stand where the body comes slowly, breaks off or does not end", async () => {
      const slow = await tcp((socket) =>
        socket.once("data", () => drip(socket, "HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n", "z")),
      );
      expect(await sender({ timeoutMs: 300 }).send(to(slow))).toMatchObject({
        kind: "answered",
        statusCode: 200,
        excerpt: expect.stringMatching(/^z+$/),
      });
      const broken = await tcp((socket) =>
        socket.once("data", () => {
          socket.write("HTTP/1.1 500 Oh\r\ncontent-length: 9999\r\n\r\nhalf");
          setTimeout(() => socket.resetAndDestroy(), 50);
        }),
      );
      expect(await post(broken)).toMatchObject({ kind: "answered", statusCode: 500, excerpt: "half" });
      let sent = 0;
      const endless = await listening((_, response) => {
        const more = () => {
          while (!response.destroyed && response.write("x".repeat(65_536))) sent += 65_536;
        };
        response.on("drain", more);
        more();
      });
      const answer = await post(endless);
      expect(answer).toMatchObject({ kind: "answered", statusCode: 200, excerpt: "x".repeat(4_096) });
      await expect.poll(() => sent).toBeLessThan(50_000_000);
    });

    it("reads no headers without end", async () => {
      const port = await listening((_, response) => {
        for (let n = 0; n < 100; n += 1) response.setHeader(`x-${n}`, "y".repeat(1_000));
        response.end();
      });
      expect(await post(port)).toMatchObject({ kind: "unreachable", error: expect.stringContaining("overflow") });
      const one = await tcp((socket) => socket.once("data", () => flood(socket)));
      expect(await post(one)).toMatchObject({ kind: "unreachable" });
    });

    it("sends no more of a body that is answered already", async () => {
      const size = 30_000_000;
      let received = 0;
      let closed = false;
      const port = await tcp((socket) => {
        socket.once("data", () => socket.pause().write("HTTP/1.1 413 Too Large\r\ncontent-length: 0\r\n\r\n"));
        socket.on("data", (chunk) => {
          received += chunk.length;
        });
        socket.on("close", () => {
          closed = true;
        });
        setTimeout(() => socket.resume(), 300);
      });
      const answer = await sender().send({ ...to(port), body: "x".repeat(size) });
      expect(answer).toMatchObject({ kind: "answered", statusCode: 413 });
      await expect.poll(() => closed, { timeout: 10_000 }).toBe(true);
      expect(received).toBeLessThan(size);
    }, 20_000);

    it("unpacks nothing", async () => {
      const bomb = gzipSync(Buffer.alloc(10_000_000, "a"));
      const port = await listening((_, response) => response.writeHead(400, { "content-encoding": "gzip" }).end(bomb));
      const answer = await post(port);
      expect(answer).toMatchObject({ kind: "answered", statusCode: 400 });
      expect(excerptOf(answer)).not.toContain("aaaa");
    });

    it("gives of a body whose bytes are no text what can be read", async () => {
      const port = await listening((_, response) => response.end(Buffer.from("a\xffb", "latin1")));
      expect(await post(port)).toMatchObject({ excerpt: "a\ufffdb" });
    });

    it("takes no offer to speak something else", async () => {
      const port = await tcp((socket) =>
        socket.once("data", () =>
          socket.write("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n"),
        ),
      );
      expect(await post(port)).toMatchObject({ kind: "unreachable" });
    });
  });
});

function sender(options: Partial<WebhookSenderOptions> = {}) {
  return createWebhookSender({
    allowedNetworks: [`${OUTSIDE}/32`],
    allowHttp: true,
    timeoutMs: 5_000,
    resolveName: async () => [OUTSIDE],
    ...options,
  });
}

function to(port: number) {
  return { url: `http://hooks.example.com:${port}/`, headers: {}, body: "{}" };
}

function post(port: number): Promise<WebhookAnswer> {
  return sender().send(to(port));
}

function excerptOf(answer: WebhookAnswer): string {
  return answer.kind === "answered" ? answer.excerpt : "";
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function listening(listener: RequestListener, host = OUTSIDE, port = 0): Promise<number> {
  return listeningOn(createServer(listener), host, port);
}

function tcp(onConnection: (socket: Socket) => void): Promise<number> {
  return listeningOn(createTcpServer(onConnection));
}

async function listeningOn(server: Server, host = OUTSIDE, port = 0): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
  });
  server.listen(port, host);
  await once(server, "listening");
  undo.push(async () => {
    const closed = once(server, "close");
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  return (server.address() as AddressInfo).port;
}

function drip(socket: Socket, first: string, then: string): void {
  socket.write(first);
  const timer = setInterval(() => socket.write(then), 20);
  socket.on("close", () => clearInterval(timer));
}

function flood(socket: Socket): void {
  socket.write("HTTP/1.1 200 OK\r\nx: ");
  const more = () => {
    while (!socket.destroyed && socket.write("y".repeat(65_536)));
  };
  socket.on("drain", more);
  more();
}
