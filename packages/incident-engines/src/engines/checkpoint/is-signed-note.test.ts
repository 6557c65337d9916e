import { checkpointBody, signNote, trustedKeyOf } from "@hoc/export-bundles";
import { expect, it } from "vitest";
import { otherSigner, storedCheckpoint, testSigner } from "../../../test/exports.js";
import { isSignedNote } from "./is-signed-note.js";

const KEYS = [trustedKeyOf(otherSigner, "us, before"), trustedKeyOf(testSigner, "us")];

it("is a note of its checkpoint by the key that it names, and by no other that is trusted too", async () => {
  const stored = storedCheckpoint();
  const { origin, treeSize: size, rootHash, asOf } = stored;
  const body = checkpointBody({ origin, size, rootHash, asOf });
  const ours = { ...stored, note: await signNote(body, "us", testSigner) };
  expect(isSignedNote(ours, KEYS)).toBe(true);
  expect(isSignedNote({ ...ours, treeSize: 2 }, KEYS)).toBe(false);
  const others = { ...stored, note: await signNote(body, "us", otherSigner) };
  expect(isSignedNote(others, KEYS)).toBe(false);
  expect(isSignedNote(others, [])).toBe(true);
});
