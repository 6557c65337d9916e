import type { TargetOptions } from "../options.js";
import { databaseTarget } from "./database-target.js";
import { httpTarget } from "./http-target.js";
import type { ReplayTarget } from "./target.js";

/** Opens what the command line names as target. */
export function openTarget(target: TargetOptions, tenantId: string): Promise<ReplayTarget> {
  return target.kind === "app"
    ? Promise.resolve(httpTarget(target.url, target.token))
    : databaseTarget(target, tenantId);
}
