import { systemAmbient } from "@hoc/incident-engines";
import { type AppDependencies, createApp } from "../src/app.js";
import { onlyStaticTokens } from "./only-static-tokens.js";

/** The HTTP side with a token `a-token` of a responder, over operations that a test brings; without any, none may be called. */
export function testApp(overrides: Partial<AppDependencies> = {}): ReturnType<typeof createApp> {
  return createApp({
    operations: { execute: unexpected, answered: unexpected },
    authenticate: onlyStaticTokens([
      { token: "a-token", tenantId: "acme", actor: { type: "HUMAN", id: "alice" }, role: "responder" },
    ]),
    maxBodyBytes: 1_024,
    currentEnvironment: "production",
    checkReady: () => Promise.resolve(),
    ambient: systemAmbient(),
    metrics: { contentType: "text/plain", render: async () => "figures" },
    ...overrides,
  });
}

function unexpected(): Promise<never> {
  return Promise.reject(new Error("no operation is expected"));
}
