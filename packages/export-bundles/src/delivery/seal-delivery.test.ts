import { describe, expect, it } from "vitest";
import { issuer } from "../../test/keys.js";
import { aSealedStory, bytesOf, trust } from "../../test/sealed.js";
import { openStatement, statementLines } from "../attest/signed-statement.js";
import { utf8 } from "../crypto/bytes.js";
import { openNote } from "../merkle/signed-note.js";
import { unpackDelivery } from "./read-delivery.js";
import { sealDelivery } from "./seal-delivery.js";

const report = utf8("%PDF-1.7 not really");
const custody = {
  exportId: "exp_1",
  exportedBy: { type: "HUMAN", id: "ada" },
  exportReason: "asked for",
  preparedFor: null,
  exportedAt: "2026-03-21T00:00:00.000000Z",
};

async function delivered() {
  const bundle = await aSealedStory();
  const archive = await sealDelivery({ bundle, report, custody }, issuer);
  const read = unpackDelivery(archive);
  const files = new Map(read.ok ? read.files.map(({ name, bytes }) => [name, bytes]) : []);
  const textOf = (name: string) => new TextDecoder().decode(files.get(name));
  return { bundle, archive, files, textOf };
}

describe("sealDelivery", () => {
  it("holds the bundle, its report, a checkpoint, the statements, how to verify them, and the schema", async () => {
    const { bundle, files } = await delivered();
    expect([...files.keys()]).toEqual([
      "bundle.json",
      "report.pdf",
      "checkpoint.txt",
      "statements.intoto.jsonl",
      "HOW-TO-VERIFY.txt",
      "schema.json",
    ]);
    expect(files.get("bundle.json")).toEqual(bytesOf(bundle));
    expect(files.get("report.pdf")).toEqual(report);
  });

  it("names who handed it out, when and why in the signed statement, not in the bundle", async () => {
    const { textOf } = await delivered();
    const [line = "", ...others] = statementLines(textOf("statements.intoto.jsonl"));
    expect(others).toEqual([]);
    expect(openStatement(line, trust.keys)?.statement.predicate).toMatchObject({ custody, statements: [] });
    expect(textOf("bundle.json")).not.toContain("asked for");
  });

  it("gives a checkpoint of the incident's log that others can keep", async () => {
    const { bundle, textOf } = await delivered();
    const { log, params } = bundle.content;
    expect(openNote(textOf("checkpoint.txt"), trust.keys)).toMatchObject({
      origin: log.origin,
      size: log.size,
      rootHash: log.root,
      asOf: params.asOf,
      verifiedBy: [{ keyid: issuer.keyid }],
    });
  });

  it("says how to verify it, with the log's name, and what a verified bundle does not say", async () => {
    const { bundle, textOf } = await delivered();
    const text = textOf("HOW-TO-VERIFY.txt");
    for (const part of [
      bundle.content.bundleId,
      bundle.content.log.origin,
      "openssl pkeyutl -verify",
      "not that the log is complete",
    ]) {
      expect(text).toContain(part);
    }
    expect(text.split("\n").every((line) => line.length <= 140)).toBe(true);
  });

  it("is the same file when it is made again", async () => {
    expect((await delivered()).archive).toEqual((await delivered()).archive);
  });
});
