import { expect, it } from "vitest";
import { checkpointNotFound } from "./checkpoint-not-found.js";

it("is an error that says what is missing", () => {
  expect(checkpointNotFound("None of that size.", { treeSize: 3 })).toMatchObject({
    code: "checkpoint_not_found",
    message: "None of that size.",
    details: { treeSize: 3 },
  });
});
