import { createOperations } from "@hoc/incident-engines";
import { buildIncident, stubPorts, stubUnitOfWork } from "@hoc/incident-schemas/testing";
import { type Span, type SpanOptions, SpanStatusCode, type TracerProvider, trace } from "@opentelemetry/api";
import { afterEach, expect, it } from "vitest";
import { tracedOperations } from "./traced-operations.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "admin" } as const;
const ports = stubPorts({
  incidentsFacade: { fetchIncidentById: async (_tenantId, id) => (id === "inc_1" ? buildIncident({ id }) : undefined) },
  signals: { listRelatedCallIds: async () => [] },
  evidence: { fetchRecoveryHistory: async () => [] },
  lessons: { fetchLessonOfIncident: async () => undefined },
});
const operations = tracedOperations(createOperations({ unitOfWork: stubUnitOfWork(ports) }));
const ask = (incidentId: string) => operations.execute("incidents.query.getIncidentDetail", { incidentId }, context);

afterEach(() => trace.disable());

/** Collects spans as an SDK would. */
function collect() {
  const spans: { name: string; attributes: Record<string, unknown>; status?: unknown; ended: boolean }[] = [];
  const tracer = {
    startActiveSpan(name: string, { attributes = {} }: SpanOptions, work: (span: Span) => unknown) {
      const kept: (typeof spans)[number] = { name, attributes: { ...attributes }, ended: false };
      spans.push(kept);
      return work({
        setAttribute: (key: string, value: unknown) => {
          kept.attributes[key] = value;
        },
        setStatus: (status: unknown) => {
          kept.status = status;
        },
        end: () => {
          kept.ended = true;
        },
      } as unknown as Span);
    },
  };
  trace.setGlobalTracerProvider({ getTracer: () => tracer } as unknown as TracerProvider);
  return spans;
}

it("works alike without an SDK", async () => {
  expect(await ask("inc_1")).toMatchObject({ incidentId: "inc_1" });
  await expect(ask("inc_2")).rejects.toMatchObject({ code: "incident_not_found" });
});

it("makes a span of each operation that names no tenant, person or incident", async () => {
  const spans = collect();
  await ask("inc_1");
  await expect(ask("inc_2")).rejects.toThrow();
  const attributes = { "hoc.operation": "incidents.query.getIncidentDetail", "hoc.role": "admin" };
  expect(spans).toEqual([
    { name: "incidents.query.getIncidentDetail", attributes, ended: true },
    {
      name: "incidents.query.getIncidentDetail",
      attributes: { ...attributes, "hoc.error_code": "incident_not_found" },
      status: { code: SpanStatusCode.ERROR },
      ended: true,
    },
  ]);
  expect(JSON.stringify(spans)).not.toMatch(/acme|ada|inc_/);
});
