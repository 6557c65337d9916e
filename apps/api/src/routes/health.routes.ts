import type { Route } from "../http/route.js";

/** What tells whether the server can work; rejects with a domain error when it cannot. */
export interface HealthDependencies {
  readonly checkReady: () => Promise<void>;
}

/** For whoever runs the server: is the process alive, and can it answer requests. */
export function healthRoutes({ checkReady }: HealthDependencies): readonly Route[] {
  return [
    { method: "GET", path: "/livez", answer: (c) => c.json({ status: "ok" }) },
    { method: "GET", path: "/readyz", answer: (c) => checkReady().then(() => c.json({ status: "ok" })) },
  ];
}
