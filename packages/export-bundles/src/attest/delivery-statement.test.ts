import { describe, expect, it } from "vitest";
import { issuer, issuerKey } from "../../test/keys.js";
import { sha256Hex } from "../canonical/digest.js";
import { utf8 } from "../crypto/bytes.js";
import { readDelivery, signDelivery } from "./delivery-statement.js";
import { openStatement, type SignedStatement } from "./signed-statement.js";

const files = [
  { name: "bundle.json", bytes: utf8("{}") },
  { name: "report.pdf", bytes: utf8("%PDF") },
];
const facts = {
  bundleId: "EVD-1",
  contentDigest: "ab".repeat(32),
  statements: ["cd".repeat(32)],
  custody: {
    exportId: "exp_1",
    exportedBy: { type: "HUMAN", id: "ann" },
    exportReason: null,
    preparedFor: "Audit LLP",
    exportedAt: "2026-04-01T12:00:00.000000Z",
  },
};

async function delivered(): Promise<SignedStatement> {
  const statement = openStatement(await signDelivery(files, facts, issuer), [issuerKey]);
  if (statement === undefined) throw new Error("The statement did not verify.");
  return statement;
}

function withPredicate({ statement, verifiedBy }: SignedStatement, change: object): SignedStatement {
  return { statement: { ...statement, predicate: { ...(statement.predicate as object), ...change } }, verifiedBy };
}

describe("a delivery statement", () => {
  it("names digest and size of every file, every statement beside them, and who handed it out", async () => {
    expect(readDelivery(await delivered())).toEqual({
      delivery: { ...facts, sizes: { "bundle.json": 2, "report.pdf": 4 } },
      files: files.map(({ name, bytes }) => ({ name, sha256: sha256Hex(bytes), bytes: bytes.length })),
    });
  });

  it("is refused when a file has no size, a size has no file, or a file is named twice", async () => {
    const statement = await delivered();
    expect(readDelivery(withPredicate(statement, { sizes: { "bundle.json": 2 } }))).toBeUndefined();
    const more = { "bundle.json": 2, "report.pdf": 4, "more.txt": 1 };
    expect(readDelivery(withPredicate(statement, { sizes: more }))).toBeUndefined();
    const { subject } = statement.statement;
    const twice = { ...statement, statement: { ...statement.statement, subject: [...subject, ...subject] } };
    expect(readDelivery(twice)).toBeUndefined();
  });

  it("is refused when it does not name the statements beside it by their digests", async () => {
    for (const statements of [1, ["ab"], undefined])
      expect(readDelivery(withPredicate(await delivered(), { statements }))).toBeUndefined();
  });

  it("is not read out of another kind of statement", async () => {
    const { statement, verifiedBy } = await delivered();
    expect(readDelivery({ statement: { ...statement, predicateType: "x" }, verifiedBy })).toBeUndefined();
  });
});
