import { createSocket } from "node:dgram";
import { promises as dns } from "node:dns";
import { once } from "node:events";
import { afterEach, describe, expect, it, vi } from "vitest";
import { resolveByDns } from "./resolve-name.js";

afterEach(() => void vi.restoreAllMocks());

describe("resolveByDns", () => {
  it("gives the addresses of both kinds, and those of one where the other is missing", async () => {
    answerWith(["192.0.2.1", "192.0.2.2"], ["2001:db8::1"]);
    expect(await resolve()).toEqual(["192.0.2.1", "192.0.2.2", "2001:db8::1"]);
    answerWith(["192.0.2.1"], failure("ENODATA"));
    expect(await resolve()).toEqual(["192.0.2.1"]);
    answerWith(failure("ESERVFAIL"), ["2001:db8::1"]);
    expect(await resolve()).toEqual(["2001:db8::1"]);
  });

  it("rejects where there is none", async () => {
    answerWith(failure("ENOTFOUND"), failure("ENODATA"));
    await expect(resolve()).rejects.toMatchObject({ code: "ENOTFOUND" });
    answerWith([], []);
    await expect(resolve()).rejects.toThrow("stands for no address");
  });

  it("asks no longer than it is given time", async () => {
    const silent = createSocket("udp4").bind(0, "127.0.0.1");
    await once(silent, "listening");
    const { resolve4, setServers } = dns.Resolver.prototype;
    vi.spyOn(dns.Resolver.prototype, "resolve4").mockImplementation(function (this: dns.Resolver, name: string) {
      setServers.call(this, [`127.0.0.1:${silent.address().port}`]);
      return Reflect.apply(resolve4, this, [name]);
    } as never);
    const controller = new AbortController();
    const begun = performance.now();
    setTimeout(() => controller.abort(), 100);
    await expect(resolveByDns("hooks.example.com", controller.signal)).rejects.toMatchObject({ code: "ECANCELLED" });
    expect(performance.now() - begun).toBeLessThan(2_000);
    silent.close();
  });
});

function resolve(): Promise<readonly string[]> {
  return resolveByDns("hooks.example.com", new AbortController().signal);
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function answerWith(v4: string[] | Error, v6: string[] | Error): void {
  for (const [method, answer] of [["resolve4", v4] as const, ["resolve6", v6] as const])
    vi.spyOn(dns.Resolver.prototype, method).mockImplementation((async () => {
      if (answer instanceof Error) throw answer;
      return answer;
    }) as never);
}
