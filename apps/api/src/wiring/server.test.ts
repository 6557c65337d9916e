import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { listen } from "./server.js";

const refuseUnreadable = (error: unknown) => new Response((error as Error).name, { status: 400 });
const local = { host: "127.0.0.1", port: 0, refuseUnreadable };

/** Sends bytes and gives all that comes back until the server closes the connection. */
async function exchange(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write(bytes);
  return text(socket);
}

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
