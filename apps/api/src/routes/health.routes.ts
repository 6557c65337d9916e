import { z } from "zod";
import { publicOperation } from "../http/openapi/public-operation.js";
import type { Route } from "../http/route.js";

/** What tells whether the server can work; rejects with a domain error when it cannot. */
export interface HealthDependencies {
  readonly checkReady: () => Promise<void>;
}

const healthSchema = z.strictObject({ status: z.literal("ok") }).meta({ id: "Health" });

const describeLive = publicOperation({
  operationId: "health.live",
  summary: "Tells that the process is alive.",
  tag: "health",
  answer: healthSchema,
});

const describeReady = publicOperation({
  operationId: "health.ready",
  summary: "Tells whether the database answers.",
  tag: "health",
  answer: healthSchema,
  problems: [503],
});

/** For whoever runs the server: is the process alive, and can it answer requests. */
export function healthRoutes({ checkReady }: HealthDependencies): readonly Route[] {
  return [
    { method: "GET", path: "/livez", describe: describeLive, answer: (c) => c.json({ status: "ok" }) },
    {
      method: "GET",
      path: "/readyz",
      describe: describeReady,
      answer: (c) => checkReady().then(() => c.json({ status: "ok" })),
    },
  ];
}
