import { SYSTEM_ACTORS } from "@hoc/incident-schemas";
import { fakeAmbient, stubUnitOfWork, stubWorkerPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { buildLesson, lessonWorld } from "../../test/lessons.js";
import { createOperations } from "../create-operations.js";
import { createLessonSweeper } from "./lesson-sweeper.js";

const DUE = "2026-03-14T12:00:00.000000Z";

it("brings the due lessons of each tenant back in the product's own name, and counts them", async () => {
  const lessons = ["les_1", "les_2"].map((lessonId) =>
    buildLesson({ lessonId, status: "deferred", deferredUntil: DUE }),
  );
  const { ports, audit } = lessonWorld({ lessons });
  const tenantsWithDueLessons = vi.fn(async () => ["globex", "acme"]);
  const unitOfWork = stubUnitOfWork(ports, stubWorkerPorts({ fanOut: { tenantsWithDueLessons } }));
  const error = vi.fn();
  const ambient = fakeAmbient({ logger: { ...fakeAmbient().logger, error } });
  const fetchDue = ports.lessons.fetchExpiredDeferred;
  ports.lessons.fetchExpiredDeferred = (tenantId, now, limit) =>
    tenantId === "globex" ? Promise.reject(new Error("broken")) : fetchDue(tenantId, now, limit);
  const operations = createOperations({ unitOfWork, ambient });
  const sweeper = createLessonSweeper({ operations, unitOfWork, ambient, tenantsPerRound: 7 });

  expect(await sweeper.runOnce()).toBe(2);
  expect(tenantsWithDueLessons).toHaveBeenCalledWith(DUE, 7);
  expect(audit.map(({ actor }) => actor)).toEqual([SYSTEM_ACTORS.lessons, SYSTEM_ACTORS.lessons]);
  expect(error.mock.calls).toEqual([[expect.objectContaining({ tenantId: "globex" }), expect.any(String)]]);
  expect(await sweeper.runOnce()).toBe(0);
});
