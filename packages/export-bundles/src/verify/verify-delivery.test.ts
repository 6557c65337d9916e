import { beforeAll, describe, expect, it } from "vitest";
import { issuer, issuerKey, signerOfSeed, stranger } from "../../test/keys.js";
import { aSealedStory, bytesOf, rehashed, trust } from "../../test/sealed.js";
import type { DeliveredFile } from "../attest/delivery-statement.js";
import { type Review, signReview } from "../attest/review.js";
import { trustedKeyOf } from "../attest/trusted-key.js";
import type { Bundle } from "../bundle/format.js";
import { sealBundle } from "../bundle/seal.js";
import { utf8 } from "../crypto/bytes.js";
import { buildDelivery } from "../delivery/build-delivery.js";
import { unpackDelivery } from "../delivery/read-delivery.js";
import { sealDelivery } from "../delivery/seal-delivery.js";
import type { PdfInspector } from "./pdf-inspector.js";
import { verifyFile } from "./verify-file.js";

const custody = null;
const auditor = signerOfSeed(7);
const keys = [issuerKey, trustedKeyOf(auditor, "Audit LLP")];

/** A report is, for these tests, a mark and the bundle behind it. */
const MARK = "%PDF-";
const reportOf = (document: Uint8Array) => utf8(`${MARK}${new TextDecoder().decode(document)}`);
const renderer = { render: async (file: Uint8Array) => reportOf(file) };
const pdf: PdfInspector = {
  attachments: async (bytes) => [{ name: "bundle.json", bytes: bytes.subarray(MARK.length) }],
  compare: async () => "different",
};
const tools = { pdf, renderer, trust: { ...trust, keys } };

let bundle: Bundle;
let review: string;
let delivery: Uint8Array;

beforeAll(async () => {
  bundle = await aSealedStory();
  const { bundleId } = bundle.content;
  const reviewed: Review = {
    reviewer: "Jo",
    firm: null,
    procedures: [],
    conclusion: "reviewed",
    notes: null,
    reviewedAt: "2026-04-01T00:00:00.000000Z",
  };
  review = await signReview({ bundleId, contentDigest: bundle.integrity.contentDigest.sha256 }, reviewed, auditor);
  delivery = await sealDelivery({ bundle, report: reportOf(bytesOf(bundle)), custody, statements: [review] }, issuer);
});

/** The delivery with its files changed, packed again. */
function repacked(change: (files: Map<string, Uint8Array>) => void, archive = delivery): Uint8Array {
  const read = unpackDelivery(archive);
  const files = new Map(read.ok ? read.files.map(({ name, bytes }) => [name, bytes]) : []);
  change(files);
  return buildDelivery([...files].map(([name, bytes]): DeliveredFile => ({ name, bytes })));
}

const textIn = (files: Map<string, Uint8Array>, name: string) => new TextDecoder().decode(files.get(name));
const linesIn = (files: Map<string, Uint8Array>) => textIn(files, "statements.intoto.jsonl").trimEnd().split("\n");
const fromLines = (lines: readonly string[]) => utf8(lines.map((line) => `${line}\n`).join(""));

describe("a delivery", () => {
  it("is verified with its files, its statements and its pages", async () => {
    expect(await verifyFile(delivery, tools)).toMatchObject({
      verdict: "verified",
      failure: null,
      warnings: [],
      passed: expect.arrayContaining(["SIGNATURE", "DELIVERY", "STATEMENTS", "PAGES"]),
      statements: [{ kind: "review", by: "Audit LLP" }],
    });
  });

  it("is verified when it was packed again by another program, and when a review was added", async () => {
    expect(
      await verifyFile(
        repacked(() => undefined),
        tools,
      ),
    ).toMatchObject({ verdict: "verified" });
    const added = repacked((files) => files.set("statements.intoto.jsonl", fromLines([...linesIn(files), review])));
    expect(await verifyFile(added, tools)).toMatchObject({ verdict: "verified", statements: [{}, {}] });
  });

  it("is intact but not authenticated without a trust file", async () => {
    const result = await verifyFile(delivery, { pdf, renderer });
    expect(result).toMatchObject({ verdict: "not_authenticated", failure: null });
    expect(result.notChecked).toContain("who signed the delivery: no trust file was given");
  });

  it.each<[string, string, (files: Map<string, Uint8Array>) => void]>([
    [
      "51: a line was removed from the statements",
      "statements.intoto.jsonl",
      (files) => files.set("statements.intoto.jsonl", fromLines(linesIn(files).slice(0, 1))),
    ],
    [
      "the statement about the delivery was removed",
      "statements.intoto.jsonl",
      (files) => files.set("statements.intoto.jsonl", fromLines(linesIn(files).slice(1))),
    ],
    ["all statements were removed", "statements.intoto.jsonl", (files) => files.delete("statements.intoto.jsonl")],
    [
      "the statement about the delivery stands there twice",
      "statements.intoto.jsonl",
      (files) => files.set("statements.intoto.jsonl", fromLines([...linesIn(files), linesIn(files)[0] ?? ""])),
    ],
    ["a file was added", "extra.txt", (files) => files.set("extra.txt", utf8("x"))],
    ["a file was removed", "schema.json", (files) => files.delete("schema.json")],
    ["the report was removed", "report.pdf", (files) => files.delete("report.pdf")],
    ["the report was changed", "report.pdf", (files) => files.set("report.pdf", utf8(`${MARK}x`))],
    ["how to verify was changed", "HOW-TO-VERIFY.txt", (files) => files.set("HOW-TO-VERIFY.txt", utf8("Trust us."))],
    ["the checkpoint was changed", "checkpoint.txt", (files) => files.set("checkpoint.txt", utf8("x"))],
    ["the bundle was written anew", "bundle.json", (files) => files.set("bundle.json", utf8(JSON.stringify(bundle)))],
    ["there is no bundle", "bundle.json", (files) => files.delete("bundle.json")],
  ])("is rejected when %s", async (_, path, change) => {
    expect(await verifyFile(repacked(change), tools)).toMatchObject({
      verdict: "rejected",
      failure: { check: "DELIVERY", path },
    });
  });

  it("is rejected when a line is replaced by a copy of another one", async () => {
    const { bundleId } = bundle.content;
    const subject = { bundleId, contentDigest: bundle.integrity.contentDigest.sha256 };
    const bad = await signReview(
      subject,
      {
        reviewer: "Jo",
        firm: null,
        procedures: [],
        conclusion: "rejected",
        notes: null,
        reviewedAt: "2026-04-01T00:00:00.000000Z",
      },
      auditor,
    );
    const parts = { bundle, report: reportOf(bytesOf(bundle)), custody, statements: [review, bad] };
    const archive = await sealDelivery(parts, issuer);
    expect(await verifyFile(archive, tools)).toMatchObject({ verdict: "verified" });
    const replaced = repacked((files) => {
      const [own = "", good = ""] = linesIn(files);
      files.set("statements.intoto.jsonl", fromLines([own, good, good]));
    }, archive);
    expect(await verifyFile(replaced, tools)).toMatchObject({
      verdict: "rejected",
      failure: { check: "DELIVERY", path: "statements.intoto.jsonl" },
    });
  });

  it("says of the bundle that it supersedes that it does, and to whoever holds that one", async () => {
    const { bundleId } = bundle.content;
    const supersedes = { bundleId, contentDigest: bundle.integrity.contentDigest.sha256 };
    const newer = await aSealedStory({ params: { supersedes } });
    const archive = await sealDelivery({ bundle: newer, report: reportOf(bytesOf(newer)), custody }, issuer);
    expect(await verifyFile(archive, tools)).toMatchObject({
      verdict: "verified",
      warnings: [],
      statements: [{ kind: "supersession", summary: expect.stringContaining(`supersedes ${bundleId}`) }],
    });
    let statements = "";
    repacked((files) => {
      statements = linesIn(files)[1] ?? "";
    }, archive);
    expect(await verifyFile(bytesOf(bundle), { ...tools, statements })).toMatchObject({
      verdict: "verified",
      warnings: [expect.stringContaining(`superseded by ${newer.content.bundleId}`)],
    });
    const third = await aSealedStory({ params: { supersedes, classification: "CONFIDENTIAL" } });
    expect(await verifyFile(bytesOf(third), { ...tools, statements })).toMatchObject({ verdict: "rejected" });
  });

  it("52: is rejected when the archive is not a plain one", async () => {
    const climbing = Uint8Array.from(
      [...delivery]
        .map((byte) => String.fromCharCode(byte))
        .join("")
        .replaceAll("schema.json", "../hema.json"),
      (character) => character.charCodeAt(0),
    );
    expect(await verifyFile(climbing, tools)).toMatchObject({ verdict: "rejected", failure: { check: "DELIVERY" } });
    expect(await verifyFile(delivery.subarray(0, -1), tools)).toMatchObject({ verdict: "rejected" });
  });

  it("is rejected when its statement is of another delivery, or by nobody who is trusted", async () => {
    const other = await sealDelivery(
      { bundle: await aSealedStory({ type: "evidence" }), report: utf8(MARK), custody },
      issuer,
    );
    let foreign: string[] = [];
    repacked((files) => {
      foreign = linesIn(files);
    }, other);
    const grafted = repacked((files) => files.set("statements.intoto.jsonl", fromLines([...foreign, review])));
    expect(await verifyFile(grafted, tools)).toMatchObject({
      verdict: "rejected",
      failure: { check: "DELIVERY", message: "The statement is about a delivery of another bundle." },
    });
    const byStranger = await sealDelivery({ bundle, report: reportOf(bytesOf(bundle)), custody }, stranger);
    expect(await verifyFile(byStranger, tools)).toMatchObject({ verdict: "rejected", failure: { check: "DELIVERY" } });
  });

  it("50: is rejected when a review of another bundle lies in it", async () => {
    const elsewhere = await signReview(
      { bundleId: "x", contentDigest: "0".repeat(64) },
      {
        reviewer: "Jo",
        firm: null,
        procedures: [],
        conclusion: "approved",
        notes: null,
        reviewedAt: "2026-04-01T00:00:00.000000Z",
      },
      auditor,
    );
    const added = repacked((files) => files.set("statements.intoto.jsonl", fromLines([...linesIn(files), elsewhere])));
    expect(await verifyFile(added, tools)).toMatchObject({ verdict: "rejected", failure: { check: "STATEMENTS" } });
  });

  it("is rejected with a checkpoint of another state, though the delivery names its digest", async () => {
    const other = await aSealedStory({ params: { asOf: "2026-03-25T00:00:00.000000Z" } });
    let checkpoint = new Uint8Array();
    repacked(
      (files) => {
        checkpoint = Uint8Array.from(files.get("checkpoint.txt") ?? []);
      },
      await sealDelivery({ bundle: other, report: utf8(MARK), custody }, issuer),
    );
    expect(new TextDecoder().decode(checkpoint)).toContain("asOf 2026-03-25");
    const swapped = repacked((files) => files.set("checkpoint.txt", checkpoint));
    expect(await verifyFile(swapped, tools)).toMatchObject({
      verdict: "rejected",
      failure: { path: "checkpoint.txt" },
    });
  });

  it("54: is rejected when the report embeds another bundle", async () => {
    const other = await aSealedStory({ type: "evidence" });
    const archive = await sealDelivery({ bundle, report: reportOf(bytesOf(other)), custody }, issuer);
    expect(await verifyFile(archive, tools)).toMatchObject({
      verdict: "rejected",
      failure: { check: "PAGES", message: "The report embeds another bundle than the one that was delivered." },
    });
  });
});

describe("a report", () => {
  const verify = (inspector: Partial<PdfInspector>, report = reportOf(bytesOf(bundle)), options = {}) =>
    verifyFile(report, { ...tools, ...options, pdf: { ...pdf, ...inspector } });

  it("is verified when it is what comes of its bundle", async () => {
    const result = await verify({});
    expect(result).toMatchObject({ verdict: "verified", warnings: [] });
    expect(result.passed.at(-1)).toBe("PAGES");
  });

  it("is rejected with the bundle that it embeds", async () => {
    const changed = utf8(new TextDecoder().decode(reportOf(bytesOf(bundle))).replace('"tokens":400', '"tokens":401'));
    expect(await verify({}, changed)).toMatchObject({ verdict: "rejected", failure: { check: "CONTENT_DIGEST" } });
  });

  it.each<[string, Awaited<ReturnType<PdfInspector["attachments"]>>]>([
    ["no bundle", []],
    [
      "55: two bundles",
      [
        { name: "bundle.json", bytes: utf8("") },
        { name: "bundle.json", bytes: utf8("") },
      ],
    ],
    [
      "another file beside it",
      [
        { name: "bundle.json", bytes: utf8("") },
        { name: "x", bytes: utf8("") },
      ],
    ],
    ["a file of another name", [{ name: "bundle2.json", bytes: utf8("") }]],
    ["nothing that can be read", undefined],
  ])("is rejected when it embeds %s", async (_, attachments) => {
    expect(await verify({ attachments: async () => attachments })).toMatchObject({
      verdict: "rejected",
      failure: { check: "PAGES" },
    });
  });

  it("53, 56: is rejected when its pages are not those of the bundle, and only warned of when they are written anew", async () => {
    const rewritten = { render: async () => utf8("%PDF-other") };
    expect(await verify({ compare: async () => "different" }, undefined, { renderer: rewritten })).toMatchObject({
      verdict: "rejected",
      failure: { check: "PAGES", path: "report" },
    });
    const equal = await verify({ compare: async () => "equal" }, undefined, { renderer: rewritten });
    expect(equal).toMatchObject({
      verdict: "verified",
      warnings: [expect.stringContaining("written anew by another program")],
    });
  });

  it("is not compared when another renderer made it, and that is a warning", async () => {
    const content = structuredClone(bundle.content);
    content.generator.renderer = "pdf/0";
    const older = bytesOf(await sealBundle(rehashed(content), issuer));
    const result = await verify({}, reportOf(older));
    expect(result).toMatchObject({ verdict: "verified", warnings: [expect.stringContaining("not compared")] });
    expect(result.passed).not.toContain("PAGES");
  });

  it("cannot be checked by a verifier that reads no PDF", async () => {
    expect(await verifyFile(reportOf(bytesOf(bundle)), { trust })).toMatchObject({
      verdict: "not_checked",
      failure: { check: "PAGES" },
    });
  });
});

describe("any other file", () => {
  it("is told apart when it is an answer of the API that has the bundle in it", async () => {
    const answer = utf8(JSON.stringify({ success: true, data: { bundle } }));
    const result = await verifyFile(answer, tools);
    expect(result.failure).toMatchObject({ check: "FORMAT", message: expect.stringContaining("`.data.bundle`") });
  });

  it("is refused when its times cannot be printed or its title is too long to be one", async () => {
    const change = async (edit: (content: Bundle["content"]) => void) => {
      const content = structuredClone(bundle.content);
      edit(content);
      return verifyFile(bytesOf(await sealBundle(rehashed(content), issuer)), tools);
    };
    const refused = { verdict: "rejected", failure: { check: "SCHEMA" } };
    expect(await change(({ params }) => Object.assign(params, { timeZone: "Mars/Phobos" }))).toMatchObject(refused);
    const title = "A".repeat(1_001);
    expect(await change(({ incident }) => Object.assign(incident, { title }))).toMatchObject(refused);
  });

  it("is read as a bundle, whatever it is called", async () => {
    expect(await verifyFile(bytesOf(bundle), tools)).toMatchObject({ verdict: "verified" });
    expect(await verifyFile(utf8("hello"), tools)).toMatchObject({ verdict: "rejected", failure: { check: "PARSE" } });
  });
});
