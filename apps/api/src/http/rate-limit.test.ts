import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createReadLimit } from "./rate-limit.js";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** What a read is answered: the headers, and the code where it is refused. */
async function read(limitReads: ReturnType<typeof createReadLimit>, tenantId = "acme") {
  const headers: Record<string, string | undefined> = {};
  const header = (name: string, value?: string) => {
    headers[name] = value;
  };
  const error = await limitReads?.({ header }, tenantId).catch((refused) => refused);
  return { headers, code: error?.code, retryAfterSeconds: error?.details.retryAfterSeconds };
}

describe("createReadLimit", () => {
  it("says what is left, and refuses what goes beyond", async () => {
    const limitReads = createReadLimit(2);
    const policy = { "ratelimit-limit": "2", "ratelimit-policy": "2;w=60" };
    const answers = [await read(limitReads), await read(limitReads), await read(limitReads)];
    expect(answers).toEqual([
      { headers: { ...policy, "ratelimit-remaining": "1", "ratelimit-reset": "60" } },
      { headers: { ...policy, "ratelimit-remaining": "0", "ratelimit-reset": "60" } },
      {
        headers: { ...policy, "ratelimit-remaining": "0", "ratelimit-reset": "60" },
        code: "rate_limited",
        retryAfterSeconds: 60,
      },
    ]);
  });

  it("lets a tenant read again when it was told to, and not before", async () => {
    const limitReads = createReadLimit(1);
    await read(limitReads);
    vi.advanceTimersByTime(20_500);
    expect(await read(limitReads)).toMatchObject({ code: "rate_limited", retryAfterSeconds: 40 });
    vi.advanceTimersByTime(39_000);
    expect(await read(limitReads)).toMatchObject({ code: "rate_limited", retryAfterSeconds: 1 });
    vi.advanceTimersByTime(1_000);
    expect(await read(limitReads)).toMatchObject({ code: undefined, headers: { "ratelimit-remaining": "0" } });
  });

  it("counts tenants apart", async () => {
    const limitReads = createReadLimit(1);
    await read(limitReads, "acme");
    expect((await read(limitReads, "acme")).code).toBe("rate_limited");
    expect((await read(limitReads, "globex")).code).toBeUndefined();
  });

  it("keeps nothing of tenants whose minute is over", async () => {
    const limitReads = createReadLimit(5);
    const before = vi.getTimerCount();
    for (let index = 0; index < 100; index++) await read(limitReads, `tenant-${index}`);
    expect(vi.getTimerCount()).toBe(before + 100);
    vi.advanceTimersByTime(60_000);
    expect(vi.getTimerCount()).toBe(before);
  });

  it("limits nothing by 0", () => {
    expect(createReadLimit(0)).toBeUndefined();
  });

  it("never lets more through in a window than the limit, whatever the pauses", async () => {
    const steps = fc.array(fc.record({ pause: fc.nat(30_000), tenant: fc.constantFrom("acme", "globex") }));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), steps, async (limit, reads) => {
        const limitReads = createReadLimit(limit);
        const windows = new Map<string, { until: number; allowed: number }>();
        for (const { pause, tenant } of reads) {
          vi.advanceTimersByTime(pause);
          const now = Date.now();
          let window = windows.get(tenant);
          if (window === undefined || now >= window.until) window = { until: now + 60_000, allowed: 0 };
          windows.set(tenant, window);
          const refused = (await read(limitReads, tenant)).code !== undefined;
          expect(refused).toBe(window.allowed >= limit);
          if (!refused) window.allowed += 1;
        }
      }),
    );
  });
});
