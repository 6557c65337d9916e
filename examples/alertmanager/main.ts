import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startApiServer } from "../../apps/api/test/api-server.js";
import { type Notification, openPassage } from "./notifications.js";
import { type PostedAlert, startAlertmanager } from "./running-alertmanager.js";

const CONFIG = fileURLToPath(new URL("alertmanager.yml", import.meta.url));
const PASSAGE_PORT = 9999;

const server = await startApiServer();
const passage = openPassage(PASSAGE_PORT, server.url);
const folder = mkdtempSync(join(tmpdir(), "alertmanager-"));
let alertmanager = await startAlertmanager(CONFIG, folder);
const kept: { scene: string; payload: unknown }[] = [];

const modelErrors = (instance: string, more: Partial<PostedAlert> = {}): PostedAlert => ({
  labels: { alertname: "ModelErrors", cluster: "eu-1", severity: "critical", agent_id: "support-bot", instance },
  annotations: { summary: "Half of the calls of support-bot fail", description: "52 % failed within 5 minutes." },
  ...more,
});

const since = new Date().toISOString();
await scene("fires", [modelErrors("a", { startsAt: since })], ({ answer }) => answer.recorded === 1);
await scene("is repeated", [], ({ answer }) => answer.duplicates === 1 && answer.recorded === 0);
await scene("a second one fires", [modelErrors("b", { startsAt: since })], ({ answer }) => answer.recorded === 1);
await restart();
await scene(
  "is sent again after a restart",
  [modelErrors("a", { startsAt: since }), modelErrors("b", { startsAt: since })],
  ({ answer }) => answer.results.length === 2,
);
await scene("one is resolved", [modelErrors("a", ended())], ({ payload }) => statesOf(payload).includes("resolved"));
await scene(
  "flaps",
  [modelErrors("a")],
  ({ payload, answer }) => !statesOf(payload).includes("resolved") && answer.recorded > 0,
);
await scene(
  "both are resolved",
  [modelErrors("a", ended()), modelErrors("b", ended())],
  ({ payload }) => JSON.parse(payload).status === "resolved",
);
await scene("fires after the end", [modelErrors("a")], ({ answer }) => answer.results[0].outcome === "opened");
await scene("fifty at once", fifty({ alertname: "SlowAnswers" }), ({ answer }) => answer.results.length === 50);
await scene(
  "a group that is cut",
  fifty({ alertname: "Noise", team: "noisy" }),
  ({ answer }) => answer.truncated === 40,
);

await alertmanager.stop();
passage.close();
await server.stop();
rmSync(folder, { recursive: true });
const [, , capture] = process.argv;
if (capture !== undefined) writeFileSync(capture, kept.map((line) => `${JSON.stringify(line)}\n`).join(""));
process.exit(0);

/** Posts alerts, waits for the notification that tells of them, and says what it was answered. */
async function scene(
  name: string,
  alerts: readonly PostedAlert[],
  fits: (told: Notification) => boolean,
): Promise<void> {
  const seen = passage.passed.length;
  if (alerts.length > 0) await alertmanager.post(alerts);
  const told = await passage.next(seen, fits);
  const { recorded, duplicates, truncated, results } = told.answer;
  const incidents = new Set(results.map(({ incidentId }: { incidentId: string }) => incidentId));
  const outcomes = [...new Set(results.map(({ outcome }: { outcome: string }) => outcome))].join(", ");
  process.stdout.write(
    `${name}: ${told.status}, ${recorded} recorded, ${duplicates} heard before, ${truncated} left out; ${outcomes}; ` +
      `${incidents.size} incident\n`,
  );
  kept.push({ scene: name, payload: JSON.parse(told.payload) });
}

async function restart(): Promise<void> {
  await alertmanager.stop();
  alertmanager = await startAlertmanager(CONFIG, folder);
}

function ended(): Partial<PostedAlert> {
  return { endsAt: new Date().toISOString() };
}

function fifty(labels: Readonly<Record<string, string>>): PostedAlert[] {
  return Array.from({ length: 50 }, (_, i) => ({ labels: { ...labels, cluster: "eu-1", instance: `node-${i}` } }));
}

function statesOf(payload: string): string[] {
  return JSON.parse(payload).alerts.map(({ status }: { status: string }) => status);
}
