import { createOperations } from "@hoc/incident-engines";
import { fakeAmbient, stubUnitOfWork } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { liveStage, setClock } from "./live-stage.js";

it("moves the clock that the ambient goes by, and knows how long incidents may be silent", () => {
  const clock = setClock();
  const ambient = fakeAmbient({ clock: clock.clock });
  const unitOfWork = stubUnitOfWork();
  const operations = createOperations({ unitOfWork, ambient });
  const stageOf = (aggregator: object) => liveStage({ clock, operations, unitOfWork, ambient, aggregator });
  expect(stageOf({}).autoResolveAfterSeconds).toBe(900);
  expect(stageOf({ autoResolveAfterSeconds: 60 }).autoResolveAfterSeconds).toBe(60);
  expect(ambient.clock()).toBe("1970-01-01T00:00:00.000000Z");
  stageOf({}).moveTo(1_500_000);
  expect(ambient.clock()).toBe("1970-01-01T00:00:01.500000Z");
});
