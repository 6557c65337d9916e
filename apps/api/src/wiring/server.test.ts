import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { exchange, openSocket } from "../../test/raw-exchange.js";
import { listen } from "./server.js";

const refuseUnreadable = (error: unknown) => new Response((error as Error).name, { status: 400 });
const local = { host: "127.0.0.1", port: 0, refuseUnreadable };

describe("listen", () => {
  it("answers at its url, and no longer once it has stopped", async () => {
    const server = await listen({ ...local, fetch: () => new Response("here") });
    expect(await (await fetch(server.url)).text()).toBe("here");
    await server.stop(1_000);
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it("says so when the port is taken", async () => {
    const server = await listen({ ...local, fetch: () => new Response() });
    const port = Number(new URL(server.url).port);
    await expect(listen({ ...local, port, fetch: () => new Response() })).rejects.toMatchObject({ code: "EADDRINUSE" });
    await server.stop(1_000);
  });

  it("lets a request under way finish and takes no other", async () => {
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const server = await listen({ ...local, fetch: async () => held.then(() => new Response("done")) });
    const underWay = fetch(server.url);
    await sleep(50);
    const stopped = server.stop(5_000);
    await expect(fetch(server.url)).rejects.toThrow();
    finish();
    const answer = await underWay;
    expect([answer.headers.get("connection"), await answer.text()]).toEqual(["close", "done"]);
    await stopped;
  });

  it("does not wait longer than it was told", async () => {
    const server = await listen({ ...local, fetch: () => new Promise<Response>(() => {}) });
    const underWay = fetch(server.url);
    const failed = expect(underWay).rejects.toThrow();
    await sleep(50);
    await server.stop(50);
    await failed;
  });

  it.each([
    ["a garbled line", "\x16\x03\x01\r\n\r\n", "Error"],
    ["a header that never ends", `GET / HTTP/1.1\r\nhost: x\r\na: ${"x".repeat(20_000)}\r\n\r\n`, "Error"],
    ["no host", "GET / HTTP/1.1\r\nconnection: close\r\n\r\n", "RequestError"],
    ["a host that is none", "GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n", "RequestError"],
    ["no path", "OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", "RequestError"],
    ["a tunnel", "CONNECT a:80 HTTP/1.1\r\nhost: x\r\n\r\n", "DomainError"],
  ])("lets %s be refused in words, and goes on serving", async (_, bytes, refusal) => {
    const server = await listen({ ...local, fetch: () => new Response("here") });
    const answer = await exchange(server.url, bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer.split("\r\n\r\n")[1]).toContain(refusal);
    expect(await (await fetch(server.url)).text()).toBe("here");
    await server.stop(1_000);
  });

  it("overlooks an expectation that it does not know", async () => {
    const server = await listen({ ...local, fetch: () => new Response("here") });
    const answer = await exchange(server.url, "GET / HTTP/1.1\r\nhost: x\r\nexpect: luck\r\nconnection: close\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n.*here$/s);
    await server.stop(1_000);
  });

  it("answers no second time on a connection that has an answer under way", async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new TextEncoder().encode("part")) });
    const server = await listen({ ...local, fetch: () => new Response(endless) });
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    let received = "";
    socket.on("data", (chunk) => {
      if (received === "") socket.write("garbage\r\n\r\n");
      received += chunk;
    });
    socket.on("error", () => {});
    socket.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
    await new Promise((resolve) => socket.on("close", resolve));
    expect(received.match(/HTTP\/1\.1/g)).toHaveLength(1);
    await server.stop(1_000);
  });
});

/** So short that tests can wait for it. */
const patience = { headers: 200, request: 500, nextRequest: 100, answer: 300, look: 20 };

/** What a server without patience does with these bytes, and whether it serves others afterwards. */
async function impatiently(bytes: string, answer: () => Promise<Response> = async () => new Response("here")) {
  const codes: unknown[] = [];
  const server = await listen({
    ...local,
    patience,
    refuseUnreadable: (error) => {
      codes.push((error as { code?: unknown }).code);
      return new Response("refused", { status: 408 });
    },
    fetch: async (request) => {
      if (request.method === "POST") await request.arrayBuffer().catch(() => {});
      return answer();
    },
  });
  const received = await exchange(server.url, bytes);
  expect((await fetch(server.url)).status).toBe(200);
  await server.stop(1_000);
  return { received, codes };
}

describe("a caller that does not go on", () => {
  it.each([
    ["says nothing", ""],
    ["stops in the first line", "GET / HT"],
    ["stops in the headers", "GET / HTTP/1.1\r\nhost: x\r\na: "],
    ["stops in the body", "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nhalf"],
    ["stops in a chunk", "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\na\r\nhalf"],
  ])("that %s is told that the time is over", async (_, bytes) => {
    const { received, codes } = await impatiently(bytes);
    expect(received).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n.*connection: close\r\n\r\nrefused$/s);
    expect(codes).toEqual(["ERR_HTTP_REQUEST_TIMEOUT"]);
  });

  it("is let go when no next request comes", async () => {
    const { received, codes } = await impatiently("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
    expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n.*here$/s);
    expect(codes).toEqual([]);
  });

  it("is not let go while its answer is worked on", async () => {
    const slow = () => sleep(3 * patience.answer).then(() => new Response("late"));
    expect((await impatiently("GET / HTTP/1.1\r\nhost: x\r\n\r\n", slow)).received).toMatch(/late$/);
  });

  it("is let go when it takes nothing of its answer any more", async () => {
    const length = 50_000_000;
    const server = await listen({ ...local, patience, fetch: () => new Response(new Uint8Array(length)) });
    const socket = openSocket(server.url);
    socket.pause().write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
    await sleep(4 * patience.answer);
    let received = 0;
    socket.on("data", (chunk) => {
      received += chunk.length;
    });
    socket.resume();
    await new Promise((resolve) => socket.on("close", resolve));
    expect(received).toBeLessThan(length);
    await server.stop(1_000);
  });

  it("does not hold up a server that stops", async () => {
    const server = await listen({ ...local, fetch: () => new Response("here") });
    const silent = openSocket(server.url);
    const ended = new Promise((resolve) => silent.on("close", resolve));
    await sleep(50);
    await Promise.race([server.stop(60_000), sleep(5_000).then(() => expect.fail("still held up"))]);
    await ended;
  });
});

describe("a connection", () => {
  const get = (path: string, more = "") => `GET ${path} HTTP/1.1\r\nhost: x\r\n${more}\r\n`;

  it("takes requests without waiting for answers, and answers them in their order", async () => {
    const fetch = async (request: Request) => {
      const { pathname } = new URL(request.url);
      await sleep(Number(pathname.at(-1)));
      return new Response(pathname);
    };
    const server = await listen({ ...local, fetch });
    const paths = Array.from({ length: 99 }, (_, index) => `/${999 - index}`);
    const bytes = paths.map((path) => get(path)).join("") + get("/last", "connection: close\r\n");
    const answers = (await exchange(server.url, bytes)).match(/(?<=\r\n\r\n)\/\d+|\/last/g);
    expect(answers).toEqual([...paths, "/last"]);
    await server.stop(1_000);
  });

  it("has one request worked on at a time, and carries none out after the connection is gone", async () => {
    let atOnce = 0;
    let most = 0;
    let begun = 0;
    const fetch = async () => {
      begun += 1;
      most = Math.max(most, ++atOnce);
      await sleep(10);
      atOnce -= 1;
      return new Response("done");
    };
    const server = await listen({ ...local, fetch });
    const socket = openSocket(server.url);
    socket.write(get("/").repeat(50));
    await new Promise((resolve) => socket.once("data", resolve));
    socket.resetAndDestroy();
    await sleep(200);
    expect(most).toBe(1);
    expect(begun).toBeLessThan(10);
    await server.stop(1_000);
  });

  it("is closed when it has too many requests wait", async () => {
    let begun = 0;
    const fetch = () => {
      begun += 1;
      return sleep(20).then(() => new Response("done"));
    };
    const server = await listen({ ...local, fetch });
    await exchange(server.url, get("/").repeat(5_000));
    expect(begun).toBeLessThan(10);
    expect(await exchange(server.url, get("/", "connection: close\r\n"))).toMatch(/done$/);
    await server.stop(1_000);
  });

  it("answers what it took before what it cannot read, and then ends", async () => {
    const refused: unknown[] = [];
    const server = await listen({
      ...local,
      refuseUnreadable: (error) => {
        refused.push(error);
        return new Response("refused", { status: 400 });
      },
      fetch: () => sleep(100).then(() => new Response("done")),
    });
    const received = await exchange(server.url, `${get("/")}gar bage\r\n\r\n`);
    expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\nconnection: close\r\n(?!.*HTTP).*done$/s);
    expect(refused).toEqual([]);
    await server.stop(1_000);
  });

  it("is closed where there are as many as may be, and the others are served", async () => {
    const server = await listen({ ...local, maxConnections: 3, fetch: () => new Response("here") });
    const idle = [openSocket(server.url), openSocket(server.url)];
    await Promise.all(idle.map((socket) => new Promise((resolve) => socket.once("connect", resolve))));
    const third = openSocket(server.url);
    third.write(get("/"));
    await new Promise((resolve) => third.once("data", resolve));
    expect(await exchange(server.url, get("/"))).toBe("");
    for (const socket of [...idle, third]) socket.destroy();
    await sleep(50);
    expect(await exchange(server.url, get("/", "connection: close\r\n"))).toMatch(/here$/);
    await server.stop(1_000);
  });

  it.each([
    ["the whole address", "GET http://elsewhere/there HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", "/there"],
    ["HTTP/1.0", "GET /old HTTP/1.0\r\nhost: x\r\n\r\n", "/old"],
    ["an upgrade", get("/up", "connection: close, upgrade\r\nupgrade: websocket\r\n"), "/up"],
  ])("may ask with %s", async (_, bytes, path) => {
    const server = await listen({ ...local, fetch: ({ url }) => new Response(new URL(url).pathname) });
    expect(await exchange(server.url, bytes)).toMatch(new RegExp(`^HTTP/1\\.1 200 OK\r\n.*${path}$`, "s"));
    await server.stop(1_000);
  });

  it.each([
    ["two lengths", "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nabcdef"],
    [
      "length and chunks",
      "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ["a length that is none", "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n"],
    ["a chunk that is none", "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n"],
    ["a header folded over lines", "GET / HTTP/1.1\r\nhost: x\r\na : b\r\n\r\n"],
    ["a bare line feed", "GET / HTTP/1.1\nhost: x\n\n"],
    ["NUL in a header", "GET / HTTP/1.1\r\nhost: x\r\na: \0\r\n\r\n"],
    ["HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    ["TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
  ])("is ended over %s, which others would read otherwise", async (_, bytes) => {
    const server = await listen({ ...local, fetch: async (request) => new Response(await request.text()) });
    expect(await exchange(server.url, bytes)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n(?!.*HTTP\/)/s);
    await server.stop(1_000);
  });
});
