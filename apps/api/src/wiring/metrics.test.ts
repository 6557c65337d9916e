import { readFileSync } from "node:fs";
import type { DomainEvent } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { createMetrics } from "./metrics.js";

it("shows the pool only when there is one", async () => {
  const metrics = createMetrics();
  expect(await metrics.render()).not.toMatch(/^hoc_database_pool_connections\{/m);
  metrics.readFrom({ waitingSignals: () => 7, poolUse: () => ({ busy: 3, idle: 2, waiting: 1 }) });
  metrics.countSwept(4);
  const text = await metrics.render();
  for (const line of [
    'hoc_database_pool_connections{state="busy"} 3',
    'hoc_database_pool_connections{state="waiting"} 1',
    "hoc_gatherer_waiting_signals 7",
    "hoc_sweep_resolved_incidents_total 4",
  ])
    expect(text).toContain(line);
});

it("F-027: counts lessons that could not be learned, by their type, and knows no figures but its own", async () => {
  const metrics = createMetrics();
  metrics.count("lessons_creation_failed_total", { lesson_type: "failure" });
  metrics.count("something_else", { lesson_type: "failure" });
  metrics.countReactivated(3);
  const text = await metrics.render();
  for (const line of [
    'hoc_lessons_creation_failed_total{lesson_type="failure"} 1',
    'hoc_lessons_creation_failed_total{lesson_type="near_threshold"} 0',
    'hoc_lessons_creation_failed_total{lesson_type="critical_success"} 0',
    "hoc_sweep_reactivated_lessons_total 3",
  ])
    expect(text).toContain(line);
  expect(text).not.toContain("something_else");
});

it("counts attempts to send webhooks, by what came of them", async () => {
  const metrics = createMetrics();
  metrics.count("webhook_attempts_total", { outcome: "blocked" });
  const text = await metrics.render();
  expect(text).toContain('hoc_webhook_attempts_total{outcome="blocked"} 1');
  expect(text).toContain('hoc_webhook_attempts_total{outcome="taken"} 0');
});

it("counts exports by kind and format, checkpoints, and hours and days of costs", async () => {
  const metrics = createMetrics();
  const event = { eventType: "incidents.BundleExported", bundleType: "soc2", format: "pdf" } as DomainEvent;
  metrics.countEvent(event);
  metrics.countEvent(event);
  metrics.countCheckpoints(2);
  metrics.countCostSnapshots(3);
  const text = await metrics.render();
  for (const line of [
    'hoc_exports_total{bundle_type="soc2",format="pdf"} 2',
    "hoc_checkpoints_total 2",
    "hoc_cost_snapshots_total 3",
  ])
    expect(text).toContain(line);
});

it("is one server's own", async () => {
  const [one, other] = [createMetrics(), createMetrics()];
  one.countDeliveries(2);
  expect(await other.render()).toContain("hoc_relay_deliveries_total 0");
});

it("has a row for every figure in the README", async () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const names = [...(await createMetrics().render()).matchAll(/^# HELP (\w+)/gm)].map(([, name]) => name);
  expect(names).toHaveLength(13);
  for (const name of names) expect(readme).toContain(`| \`${name}\` |`);
});
