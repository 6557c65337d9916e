import { expect, it } from "vitest";
import { testOutlets } from "../../../test/exports.js";
import { requireSigner } from "./require-signer.js";

it("gives the signer, and refuses where there is none", () => {
  const outlets = testOutlets();
  expect(requireSigner(outlets)).toBe(outlets.signer);
  expect(() => requireSigner({ signer: undefined })).toThrowError(expect.objectContaining({ code: "signer_missing" }));
});
