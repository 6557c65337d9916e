import { expect, it } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { runPorts } from "../../../test/run-ports.js";
import { listDetectors } from "./list-detectors.js";

it("lists the detectors with what they go by, for whoever may read", async () => {
  const { ports } = runPorts();
  expect(await ask(listDetectors, ports, "viewer")({})).toMatchObject({
    items: [{ detectorId: "step_repetition", errorCode: "STEP_REPETITION", parameters: {} }, {}, {}, {}, {}],
    ...READ,
  });
  await expect(ask(listDetectors, ports, "ingest")({})).rejects.toMatchObject({ code: "permission_denied" });
});
