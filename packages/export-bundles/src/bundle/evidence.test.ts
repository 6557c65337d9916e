import { expect, it } from "vitest";
import { aStory } from "../../test/a-story.js";
import { evidenceOf } from "./evidence.js";

it("shows evidence by digest only, oldest first, ties by id, also where a host sent fractions", () => {
  const [piece] = aStory().evidence;
  if (piece === undefined) return expect.fail("there is no evidence");
  const later = { ...piece, evidenceId: "evi_0", createdAt: "2026-03-14T10:10:00.000001Z", payload: { score: 0.87 } };
  const shown = evidenceOf([later, { ...piece, evidenceId: "evi_2", payload: null }, piece]);
  expect(shown.map(({ id }) => id)).toEqual(["evi_1", "evi_2", "evi_0"]);
  expect(shown[1]?.payloadDigest).toBeNull();
  expect(shown[2]?.payloadDigest).toBe("07d00088fd55209d54b6657faf8c1a45652c633a6637c0ec0f33048230c8776e");
  expect(JSON.stringify(shown)).not.toContain("search tool");
});
