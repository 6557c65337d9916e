import { describe, expect, it } from "vitest";
import { someContent } from "../../test/content.js";
import { bundleStatement, PREDICATE_TYPES, statementBytes, statementOf } from "./statement.js";

const digest = "ab".repeat(32);

describe("bundleStatement", () => {
  it("is an in-toto statement about the content's digest that repeats what tells bundles apart", () => {
    const { bundleId, log, ...content } = someContent;
    expect(bundleStatement(someContent, digest)).toEqual({
      _type: "https://in-toto.io/Statement/v1",
      subject: [{ name: bundleId, digest: { sha256: digest } }],
      predicateType: "https://hoc-incidents.dev/attestation/bundle/v1",
      predicate: {
        bundleType: content.bundleType,
        tenantId: content.tenantId,
        incidentId: content.incidentId,
        asOf: content.params.asOf,
        logSize: log.size,
        logRoot: log.root,
      },
    });
  });

  it("names the bundle that this one replaces, if it does", () => {
    const supersedes = { bundleId: `EVD-${"0".repeat(26)}`, contentDigest: digest };
    const content = { ...someContent, params: { ...someContent.params, supersedes } };
    expect(bundleStatement(content, digest).predicate.supersedes).toEqual(supersedes);
    expect(bundleStatement(someContent, digest).predicate).not.toHaveProperty("supersedes");
  });
});

it("statementBytes are canonical JSON", () => {
  const statement = statementOf("review", [{ name: "b", digest: { sha256: digest } }], { b: 1, a: 2 });
  expect(new TextDecoder().decode(statementBytes(statement))).toBe(
    `{"_type":"https://in-toto.io/Statement/v1","predicate":{"a":2,"b":1},` +
      `"predicateType":"${PREDICATE_TYPES.review}","subject":[{"digest":{"sha256":"${digest}"},"name":"b"}]}`,
  );
});
