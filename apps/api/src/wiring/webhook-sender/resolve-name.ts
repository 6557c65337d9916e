import { Resolver } from "node:dns/promises";

/** Finds all addresses that a name stands for; rejects when there are none. */
export type ResolveName = (name: string, signal: AbortSignal) => Promise<readonly string[]>;

/**
 * Asks the name servers for the IPv4 and IPv6 addresses of a name. Not by `lookup` of the system, whose few threads
 * slow names of one tenant would take from everybody; so names of a hosts file are not found.
 */
export async function resolveByDns(name: string, signal: AbortSignal): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 });
  const cancel = () => resolver.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    const [v4, v6] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    const found = [v4, v6].flatMap((family) => (family.status === "fulfilled" ? family.value : []));
    if (found.length === 0) throw v4.status === "rejected" ? v4.reason : new Error("its name stands for no address");
    return found;
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}
