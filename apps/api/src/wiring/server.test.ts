import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { listen } from "./server.js";

const local = { host: "127.0.0.1", port: 0 };

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
});
