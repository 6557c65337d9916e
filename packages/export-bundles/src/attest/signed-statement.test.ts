import { describe, expect, it } from "vitest";
import { issuer, issuerKey, stranger } from "../../test/keys.js";
import { utf8 } from "../crypto/bytes.js";
import { sealEnvelope } from "./dsse.js";
import { openStatement, signStatement, statementLines, unverifiedStatement } from "./signed-statement.js";
import { STATEMENT_PAYLOAD_TYPE, STATEMENT_TYPE, statementOf } from "./statement.js";

const statement = statementOf("review", [{ name: "b", digest: { sha256: "ab".repeat(32) } }], { reviewer: "Ann" });
const line = await signStatement(statement, issuer);

async function sealedText(payloadType: string, payload: string): Promise<string> {
  return JSON.stringify(await sealEnvelope(payloadType, utf8(payload), [issuer]));
}

describe("openStatement", () => {
  it("gives back what was signed, and who signed it", () => {
    expect(line).not.toContain("\n");
    expect(openStatement(line, [issuerKey])).toEqual({ statement, verifiedBy: [issuerKey] });
  });

  it("gives nothing that no trusted key signed", async () => {
    expect(openStatement(line, [])).toBeUndefined();
    expect(openStatement(await signStatement(statement, stranger), [issuerKey])).toBeUndefined();
  });

  it("leaves members alone that it does not know, as in-toto asks", async () => {
    const newer = { ...statement, predicate: { reviewer: "Ann", more: [] }, more: 1 };
    const text = await sealedText(STATEMENT_PAYLOAD_TYPE, JSON.stringify(newer));
    expect(openStatement(text, [issuerKey])?.statement).toEqual(newer);
  });

  it.each([
    ["another payload type", "application/json", JSON.stringify(statement)],
    [
      "another type of statement",
      STATEMENT_PAYLOAD_TYPE,
      JSON.stringify({ ...statement, _type: `${STATEMENT_TYPE}1` }),
    ],
    ["no subject", STATEMENT_PAYLOAD_TYPE, JSON.stringify({ ...statement, subject: [] })],
    ["a digest that is none", STATEMENT_PAYLOAD_TYPE, JSON.stringify(statement).replace("abab", "ABAB")],
    ["a member twice", STATEMENT_PAYLOAD_TYPE, JSON.stringify(statement).replace("{", '{"_type":"x",')],
    ["no JSON", STATEMENT_PAYLOAD_TYPE, "statement"],
  ])("refuses %s, although it is signed", async (_, payloadType, payload) => {
    expect(openStatement(await sealedText(payloadType, payload), [issuerKey])).toBeUndefined();
  });

  it.each(["", "{}", "[]", "null", line.slice(1), `${line}${line}`])("refuses the line %j", (text) => {
    expect(openStatement(text, [issuerKey])).toBeUndefined();
  });
});

describe("unverifiedStatement", () => {
  it("gives what is claimed, whoever signed it", async () => {
    expect(unverifiedStatement(await signStatement(statement, stranger))).toEqual(statement);
  });

  it.each(["", "{}", line.replace(/"payload":"./, '"payload":"%')])("gives nothing of %j", (text) => {
    expect(unverifiedStatement(text)).toBeUndefined();
  });
});

it("statementLines leaves out empty lines and line endings of either kind", () => {
  expect(statementLines("a\r\n\n  \nb\n")).toEqual(["a", "b"]);
  expect(statementLines("")).toEqual([]);
});
