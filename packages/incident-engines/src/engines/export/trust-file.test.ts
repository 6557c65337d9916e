import { trustedKeyOf } from "@hoc/export-bundles";
import { trustFileSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { otherSigner, testOutlets, testSigner } from "../../../test/exports.js";
import { issuingKeys, trustFile } from "./trust-file.js";

const retired = { ...trustedKeyOf(otherSigner, "Acme"), status: "retired" as const };

describe("the keys of an issuer", () => {
  it("are the one that signs, active and under the organisation's name, and the others", () => {
    const outlets = testOutlets({ settings: { organisation: "Acme", otherKeys: [retired] } });
    expect(trustFileSchema.parse(trustFile(outlets))).toEqual({
      format: "export-bundles/trust@1",
      keys: [trustedKeyOf(testSigner, "Acme"), retired],
      timestampAuthorities: [],
    });
  });

  it("say of the signing key what the settings say of it", () => {
    const limited = trustedKeyOf(testSigner, "Acme", { notAfter: "2027-01-01T00:00:00.000000Z" });
    expect(issuingKeys(testOutlets({ settings: { otherKeys: [retired, limited] } }))).toEqual([retired, limited]);
  });

  it("are the others alone where nobody signs", () => {
    expect(issuingKeys(testOutlets({ signer: undefined, settings: { otherKeys: [retired] } }))).toEqual([retired]);
    expect(trustFile(testOutlets({ signer: undefined })).keys).toEqual([]);
  });
});
