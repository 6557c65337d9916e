import { SYSTEM_ACTORS } from "@hoc/incident-schemas";
import { fakeAmbient, stubUnitOfWork } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { buildLesson, lessonWorld } from "../../../test/lessons.js";
import { createOperations } from "../../create-operations.js";

const DUE = "2026-03-14T12:00:00.000000Z";

function sweep(due: number, role: "admin" | "responder" = "admin") {
  const lessons = Array.from({ length: due }, (_, index) =>
    buildLesson({ lessonId: `les_${index}`, status: "deferred", deferredUntil: DUE }),
  );
  const world = lessonWorld({ lessons });
  const unitOfWork = stubUnitOfWork(world.ports);
  const write = vi.spyOn(unitOfWork, "write");
  const context = { tenantId: "acme", actor: SYSTEM_ACTORS.lessons, role };
  const operations = createOperations({ unitOfWork, ambient: fakeAmbient() });
  return { ...world, write, result: operations.execute("incidents.maintenance.reactivateExpiredLessons", {}, context) };
}

describe("reactivateExpiredLessons", () => {
  it.each([
    [0, 1],
    [99, 1],
    [100, 2],
    [250, 3],
  ])("F-079: brings %d lessons back in %d transactions of at most 100", async (due, transactions) => {
    const { result, write, events, audit } = sweep(due);
    expect(await result).toEqual({ reactivatedLessons: due });
    expect(write).toHaveBeenCalledTimes(transactions);
    expect(events).toHaveLength(due);
    expect(audit.every(({ actor }) => actor.id === SYSTEM_ACTORS.lessons.id)).toBe(true);
  });

  it("is for whoever runs the product", async () => {
    await expect(sweep(1, "responder").result).rejects.toMatchObject({ code: "permission_denied" });
  });
});
