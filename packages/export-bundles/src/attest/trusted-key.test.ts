import { trustedKeySchema } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { issuer } from "../../test/keys.js";
import { trustedKeyOf } from "./trusted-key.js";

it("a signer's record is one that a trust file takes: active, without limits unless they are given", () => {
  const record = trustedKeyOf(issuer, "Example Ltd");
  expect(trustedKeySchema.parse(record)).toEqual(record);
  expect(record).toMatchObject({ keyid: issuer.keyid, status: "active", notBefore: null, notAfter: null });
  const notAfter = "2027-01-01T00:00:00.000000Z";
  expect(trustedKeyOf(issuer, "Example Ltd", { notAfter })).toEqual({ ...record, notAfter });
});
