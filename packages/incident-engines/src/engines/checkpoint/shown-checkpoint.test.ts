import { checkpointSchema } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { storedCheckpoint } from "../../../test/exports.js";
import { shownCheckpoint } from "./shown-checkpoint.js";

it("shows a checkpoint without its frontier", () => {
  const { frontier: _, ...shown } = storedCheckpoint();
  expect(checkpointSchema.parse(shownCheckpoint(storedCheckpoint()))).toEqual(shown);
});
