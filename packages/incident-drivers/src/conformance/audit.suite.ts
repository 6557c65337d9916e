import type { AuditRecord } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";

/** What the audit ledger must do; what it holds, only the database can say. */
export function auditSuite(name: string, open: OpenDriverSet): void {
  suite(`the audit ledger on ${name}`, open, (openScene) => {
    const record: AuditRecord = {
      eventType: "IncidentAcknowledged",
      entityType: "INCIDENT",
      entityId: "inc_1",
      actor: { type: "HUMAN", id: "ann" },
      reason: null,
      before: { lifecycleState: "ACTIVE" },
      after: null,
      at: "2026-03-14T12:00:00.000001Z",
    };

    describe("the ledger", () => {
      it("takes records of its tenant, and of no other", async () => {
        const scene = openScene();
        await scene.write(({ audit }) => audit.append(scene.tenantId, [record, { ...record, reason: "said so" }]));
        await scene.write(({ audit }) => audit.append(scene.tenantId, []));
        await expect(scene.write(({ audit }) => audit.append("other", [record]))).rejects.toMatchObject({
          code: "tenant_mismatch",
        });
      });

      it("F-008: a record that cannot be stored takes the change with it", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        const before = await scene.incident(id);
        const failed = scene.write(async ({ incidentWrite, audit }) => {
          await incidentWrite.updateIncidentOwner(
            scene.tenantId,
            { incidentId: id, version: 1, lifecycleState: "ACTIVE" },
            { ownerId: "bob", at: scene.time(1) },
          );
          await audit.append(scene.tenantId, [{ ...record, actor: { type: "NOBODY" as "HUMAN", id: "x" } }]);
        });
        await expect(failed).rejects.toThrow();
        expect(await scene.incident(id)).toEqual(before);
      });
    });
  });
}
