import { systemAmbient } from "@hoc/incident-engines";
import type { AppDependencies } from "../../apps/api/src/app.js";

const never = () => Promise.reject(new Error("no operation is asked"));

/** What the front door needs to be looked at, where nobody asks it anything. */
export function uncallable(): AppDependencies {
  return {
    operations: { execute: never, answered: never },
    authenticate: never,
    maxBodyBytes: 1_024,
    currentEnvironment: "production",
    checkReady: never,
    ambient: systemAmbient(),
    metrics: { contentType: "text/plain", render: never },
  };
}
