import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** Real usage of a provider's tenants, which lies beside the repository; nothing of it is part of it. */
const REAL_USAGE = join(import.meta.dirname, "../../../shared/data/tenant-usage-servegen/usage.csv.gz");

/** The tenant whose peaks stand out most against its usual rate. */
const REAL_TENANT = "m-mid:6";

const SECONDS_PER_WINDOW = 600;
const SECONDS_PER_HOUR = 3_600;
const SECONDS_PER_DAY = 24 * SECONDS_PER_HOUR;

/** What a tenant asked of a model in a short stretch of time. */
export interface UsageWindow {
  /** Seconds since the first day began. */
  readonly atSecond: number;
  readonly model: string;
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly featureTag?: string;
  readonly userId?: string;
}

/** Some usage, and where it is from. */
export interface Usage {
  readonly source: string;
  readonly windows: readonly UsageWindow[];
}

/** The real usage where it lies beside the repository; else a month that is made up. */
export function findUsage(path: string = REAL_USAGE): Usage {
  return existsSync(path) ? realUsage(path) : madeUpMonth();
}

function realUsage(path: string): Usage {
  const lines = gunzipSync(readFileSync(path)).toString("utf8").trim().split("\n").slice(1);
  const windows = lines.flatMap((line) => {
    const [tenant = "", second, rate, meanInput, meanOutput] = line.split(",");
    if (tenant !== REAL_TENANT) return [];
    const requests = Math.round(Number(rate) * SECONDS_PER_WINDOW);
    return [
      {
        atSecond: Number(second),
        model: tenant.slice(0, tenant.indexOf(":")),
        requests,
        inputTokens: Math.round(requests * Number(meanInput)),
        outputTokens: Math.round(requests * Number(meanOutput)),
      },
    ];
  });
  return { source: `tenant ${REAL_TENANT} of Alibaba's ServeGen trace`, windows };
}

/** Thirty days of two features and three users, with a day on which one feature runs away. */
export function madeUpMonth(): Usage {
  const windows = Array.from({ length: 30 * 24 }, (_, hour): UsageWindow => {
    const day = Math.floor(hour / 24);
    const isChat = hour % 3 !== 0;
    const requests = 40 + ((hour * 7) % 23) + (day === 24 && isChat ? 900 : 0);
    return {
      atSecond: hour * SECONDS_PER_HOUR,
      model: isChat ? "gpt-4o-mini" : "claude-sonnet-4-5",
      requests,
      inputTokens: requests * 812,
      outputTokens: requests * 203,
      featureTag: isChat ? "chat" : "search",
      userId: ["ann", "bob", "eve"][hour % 3] as string,
    };
  });
  return { source: "a month that is made up", windows };
}

/** How many days some usage reaches over. */
export function daysOf({ windows }: Usage): number {
  return 1 + Math.max(...windows.map(({ atSecond }) => Math.floor(atSecond / SECONDS_PER_DAY)));
}
