import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { lessonWorld } from "../../../test/lessons.js";
import { detectFromFailure } from "./detect-from-failure.js";

const told = {
  sourceEventId: "run-1",
  severity: "high",
  errorCode: "STEP_FAILURE",
  errorMessage: "by ada@example.com",
};

it("learns from a failure once, for whoever may send signals", async () => {
  const { ports, audit } = lessonWorld();
  await expect(ask(detectFromFailure, ports, "responder")(told)).rejects.toMatchObject({ code: "permission_denied" });
  const first = await ask(detectFromFailure, ports, "ingest")(told);
  expect(first).toMatchObject({
    outcome: "recorded",
    lesson: { severity: "HIGH", status: "pending", description: expect.stringContaining("[redacted:email]") },
  });
  expect(await ask(detectFromFailure, ports, "ingest")(told)).toMatchObject({ outcome: "duplicate" });
  expect(audit).toMatchObject([{ actor: { id: "worker-7" } }]);
});

it("asks how bad it was when nothing that is stored tells", async () => {
  await expect(ask(detectFromFailure, lessonWorld().ports, "ingest")({ sourceEventId: "run-1" })).rejects.toMatchObject(
    {
      code: "invalid_input",
      details: { fields: [{ pointer: "/severity" }] },
    },
  );
});
