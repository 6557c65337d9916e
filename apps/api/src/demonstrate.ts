import { DEVELOPMENT_TOKEN } from "./config.js";
import { renderDemo, renderDemoProgress } from "./demo/render-demo.js";
import { isTenantEmpty, runDemo } from "./demo/run-demo.js";
import type { RunningServer } from "./start.js";

/** The verifier is where the server is: in its sources, or built. */
const VERIFIER = import.meta.url.endsWith(".ts")
  ? "npx tsx --conditions=@hoc/source packages/export-bundles/src/cli/main.ts"
  : "node packages/export-bundles/dist/cli/main.js";

/** What {@link demonstrate} needs. */
export interface DemonstrationOptions {
  readonly server: Pick<RunningServer, "operations" | "clock" | "url">;
  /** Whether the development token works, so that it can be told. */
  readonly developmentToken: boolean;
  readonly say: (text: string) => void;
  /** Told in passing how far it is; what is said here may be overwritten. */
  readonly whisper: (text: string) => void;
}

/** Records a demonstration for the tenant `demo` and says where to look; does nothing when the tenant has an incident. */
export async function demonstrate({ server, developmentToken, say, whisper }: DemonstrationOptions): Promise<void> {
  const { operations, clock, url } = server;
  const { tenantId, token } = DEVELOPMENT_TOKEN;
  if (!(await isTenantEmpty(operations, tenantId))) return;
  const summary = await runDemo({
    operations,
    tenantId,
    now: clock(),
    onProgress: (_, tally) => whisper(renderDemoProgress(tally)),
  });
  say(`\n${renderDemo(summary, { url, token: developmentToken ? token : "<token>", verifier: VERIFIER })}`);
}
