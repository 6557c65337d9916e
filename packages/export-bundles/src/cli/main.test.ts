import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issuer, issuerKey, pem, stranger } from "../../test/keys.js";
import { aSealedStory, bytesOf, edited, trust } from "../../test/sealed.js";
import { EC_AUTHORITY } from "../../test/timestamps.js";
import { createSigner } from "../attest/signer.js";
import { trustedKeyOf } from "../attest/trusted-key.js";
import type { Bundle } from "../bundle/format.js";
import { sealBundle } from "../bundle/seal.js";
import { sealDelivery } from "../delivery/seal-delivery.js";
import { checkpointBody, signNote } from "../merkle/signed-note.js";
import { createPdfRenderer } from "../pdf/index.js";
import { run } from "./run.js";

const PACKAGE = join(import.meta.dirname, "../..");
const SEED_KEY = pem("PRIVATE KEY", Buffer.from(`302e020100300506032b657004220420${"07".repeat(32)}`, "hex"));

let folder: string;
let bundle: Bundle;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "export-bundles-"));
  bundle = await aSealedStory();
  const { log, params } = bundle.content;
  const report = await createPdfRenderer().render(bytesOf(bundle));
  const held = { origin: log.origin, size: log.size, rootHash: log.root, asOf: params.asOf };
  const files: Record<string, Uint8Array | string> = {
    "good.json": bytesOf(bundle),
    "edited.json": edited(bundle, ({ content }) => {
      content.totals.tokens += 1;
    }),
    "stranger.json": bytesOf(await sealBundle(bundle.content, stranger)),
    "newer.json": JSON.stringify({ ...bundle, format: "export-bundles/bundle@2" }),
    "bad.json": '{"a":1,"a":2}',
    "report.pdf": report,
    "delivery.zip": await sealDelivery({ bundle, report, custody: null }, issuer),
    "keys.json": JSON.stringify(trust),
    "expired.json": JSON.stringify({ ...trust, keys: [{ ...issuerKey, notAfter: "2026-01-01T00:00:00.000000Z" }] }),
    "broken-keys.json": "{}",
    "checkpoint.txt": await signNote(checkpointBody(held), log.origin, issuer),
    "later.txt": await signNote(checkpointBody({ ...held, asOf: "2026-12-31T00:00:00.000000Z" }), log.origin, issuer),
    "auditor.pem": SEED_KEY,
    "issuer.pub.pem": issuer.publicKeyPem,
    "tsa.pem": EC_AUTHORITY,
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
}, 30_000);

afterAll(() => rmSync(folder, { recursive: true }));

const path = (name: string) => join(folder, name);

/** Runs the command line within this process; files of the folder are named by themselves. */
async function call(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const known = new Set(readdirSync(folder));
  const code = await run(
    args.map((argument) => (known.has(argument) ? path(argument) : argument)),
    {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
    },
  );
  return { code, out, err };
}

/** Starts the program as a reader does, in a process that can neither write nor connect. */
function started(...args: string[]) {
  const preloads = [
    "--conditions=@hoc/source",
    "--import",
    "tsx",
    "--import",
    join(PACKAGE, "test/nothing-outside.mjs"),
  ];
  return spawnSync(process.execPath, [...preloads, join(PACKAGE, "src/cli/main.ts"), ...args], {
    cwd: PACKAGE,
    encoding: "utf8",
    env: { ...process.env, TSX_DISABLE_CACHE: "1" },
  });
}

describe("export-bundles verify", () => {
  it("opens no connection, starts nothing and writes nothing, with a bundle, a report and a delivery", () => {
    const before = readdirSync(folder);
    const files = ["good.json", "report.pdf", "delivery.zip"].map(path);
    const { status, stdout, stderr } = started("verify", ...files, "--trust", path("keys.json"));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.match(/^VERIFIED .*/gm)).toEqual(
      files.map((file) => `VERIFIED ${file}: intact, every derived part is right, signed by a trusted key`),
    );
    expect(readdirSync(folder)).toEqual(before);
  }, 60_000);

  it("ends with the exit code of the verdict, without a trace", () => {
    const rejected = started("verify", path("edited.json"), "--trust", path("keys.json"));
    expect(rejected).toMatchObject({ status: 1, stderr: "" });
    expect(rejected.stdout).toMatch(
      /^REJECTED \S+edited\.json: do not rely on it\n {2}Check {7}CONTENT_DIGEST\n {2}Where {7}\$\.integrity/,
    );
    const usage = started("frobnicate");
    expect(usage).toMatchObject({ status: 2, stdout: "" });
    expect(usage.stderr).toMatch(/^The first word must be verify, review, keygen or trust\.\n\nUsage:\n/);
  }, 60_000);

  it("ends with the exit code of the verdict and without a trace when its reader has gone", () => {
    const program = `${process.execPath} --conditions=@hoc/source --import tsx src/cli/main.ts`;
    const unread = `{ ${program} verify "$0" "$0" "$0" --trust "$1" ; echo $? >&2 ; } | :`;
    const { stderr } = spawnSync("sh", ["-c", unread, path("edited.json"), path("keys.json")], {
      cwd: PACKAGE,
      encoding: "utf8",
    });
    expect(stderr).toBe("1\n");
  }, 60_000);

  it.each<[string, number, string[]]>([
    ["verified", 0, ["good.json", "--trust", "keys.json"]],
    ["verified, strictly", 0, ["good.json", "--trust", "keys.json", "--strict"]],
    ["an edited bundle", 1, ["edited.json", "--trust", "keys.json"]],
    ["a stranger's bundle", 1, ["stranger.json", "--trust", "keys.json"]],
    ["bad JSON", 1, ["bad.json"]],
    ["a newer format", 2, ["newer.json", "--trust", "keys.json"]],
    ["a file that is not there", 2, ["nowhere.json", "--trust", "keys.json"]],
    ["a folder", 2, [tmpdir()]],
    ["without trust", 3, ["good.json"]],
    ["a stranger's bundle without trust", 3, ["stranger.json"]],
    ["without trust, strictly", 3, ["good.json", "--strict"]],
    ["a warning", 0, ["good.json", "--trust", "expired.json"]],
    ["a warning, strictly", 4, ["good.json", "--trust", "expired.json", "--strict"]],
    [
      "what was asked for",
      0,
      ["good.json", "--trust", "keys.json", "--expect", "incident=inc_story", "tenant=acme", "type=soc2"],
    ],
    ["another incident", 1, ["good.json", "--trust", "keys.json", "--expect", "incident=inc_2"]],
    ["a checkpoint that was kept", 0, ["good.json", "--trust", "keys.json", "--checkpoint", "checkpoint.txt"]],
    ["a later checkpoint", 1, ["good.json", "--trust", "keys.json", "--checkpoint", "later.txt"]],
    ["a state that is too old", 1, ["good.json", "--trust", "keys.json", "--max-age", "1s"]],
    ["two keys", 1, ["good.json", "--trust", "keys.json", "--threshold", "2"]],
    ["several files, the worst first", 1, ["good.json", "nowhere.json", "edited.json", "--trust", "keys.json"]],
    ["several files, one not to be read", 2, ["good.json", "nowhere.json", "--trust", "keys.json"]],
    ["no file", 2, ["--trust", "keys.json"]],
    ["a trust file that is none", 2, ["good.json", "--trust", "broken-keys.json"]],
    ["a trust file that is not there", 2, ["good.json", "--trust", "nowhere.json"]],
    ["a trust file that its root did not sign", 2, ["good.json", "--trust", "keys.json", "--root", "issuer.pub.pem"]],
    ["a root without a trust file", 2, ["good.json", "--root", "issuer.pub.pem"]],
    ["a threshold of none", 2, ["good.json", "--threshold", "0"]],
    ["an unknown option", 2, ["good.json", "--frobnicate"]],
    ["an age that is none", 2, ["good.json", "--max-age", "old"]],
  ])("%s: exit code %i", async (_, code, args) => {
    const { err, ...called } = await call("verify", ...args);
    expect(called.code).toBe(code);
    expect(err === "" || /^[^\n]+\.\n\nUsage:\n/.test(err)).toBe(true);
    expect(`${called.out}${err}`).not.toMatch(/^ {4}at /m);
  });

  it("says on a person's lines who signed what, and what nobody checked", async () => {
    const { out } = await call("verify", "good.json", "--trust", "keys.json");
    expect(out).toContain(`Signed by   Example Ltd, key ${issuer.keyid} (active)`);
    expect(out).toContain(`Log         ${bundle.content.log.size} entries, root ${bundle.content.log.root}`);
    expect(out).toContain("Redactions  0 hidden fields");
    expect(out).toContain("Not checked whether the log was rewritten as a whole");
  });

  it("gives programs one line of JSON for each file", async () => {
    const { out } = await call("verify", "good.json", "edited.json", "nowhere.json", "--trust", "keys.json", "--json");
    const results = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(results.map(({ verdict }) => verdict)).toEqual(["verified", "rejected", "not_checked"]);
    for (const result of results) {
      expect(Object.keys(result)).toEqual([
        "verdict",
        "failure",
        "passed",
        "notChecked",
        "warnings",
        "bundle",
        "signers",
        "statements",
      ]);
    }
  });

  it("shows nothing of a file that could control a terminal", async () => {
    writeFileSync(
      path("evil.json"),
      bytesOf(await aSealedStory({ facts: { incident: { id: "inc\u001b[2J\n\u202eVERIFIED" } } })),
    );
    const { out } = await call("verify", "evil.json");
    expect(out).toContain("inc\\u{1b}[2J\\u{a}\\u{202e}VERIFIED");
    for (const character of ["\u001b", "\u202e"]) expect(out).not.toContain(character);
  });
});

describe("export-bundles review", () => {
  const review = [
    "review",
    "good.json",
    "--key",
    "auditor.pem",
    "--reviewer",
    "Jo",
    "--conclusion",
    "approved",
    "--at",
    "2026-04-01T00:00:00Z",
  ];

  it("prints a signed statement that verify accepts beside the bundle", async () => {
    const { code, out } = await call(
      ...review,
      "--firm",
      "Audit LLP",
      "--procedure",
      "read it",
      "--procedure",
      "asked",
    );
    expect(code).toBe(0);
    expect(out.trimEnd().split("\n")).toHaveLength(1);
    writeFileSync(path("statements.jsonl"), out);
    const auditor = createSigner(SEED_KEY);
    writeFileSync(
      path("both.json"),
      JSON.stringify({ ...trust, keys: [issuerKey, trustedKeyOf(auditor, "Audit LLP")] }),
    );
    const verified = await call("verify", "good.json", "--trust", "both.json", "--statements", "statements.jsonl");
    expect(verified.code).toBe(0);
    expect(verified.out).toContain(
      "Statement   review: approved by Jo (Audit LLP) at 2026-04-01T00:00:00.000000Z; signed by Audit LLP",
    );
    expect((await call("verify", "good.json", "--trust", "keys.json", "--statements", "statements.jsonl")).code).toBe(
      1,
    );
  });

  it("does not review what is rejected, or cannot be checked", async () => {
    for (const [file, code] of [
      ["edited.json", 1],
      ["newer.json", 2],
      ["nowhere.json", 2],
    ] as const) {
      const [command = "", , ...options] = review;
      expect(await call(command, file, ...options)).toMatchObject({
        code,
        out: "",
        err: expect.stringMatching(/^(REJECTED|NOT CHECKED)/),
      });
    }
    expect((await call("review", "stranger.json", ...review.slice(2), "--trust", "keys.json")).code).toBe(1);
  });

  it.each([
    [["review", "good.json"]],
    [[...review.slice(0, 6), "--conclusion", "maybe"]],
    [[...review, "--firm", "x".repeat(1_000)]],
    [["review", "good.json", "--key", "issuer.pub.pem", "--reviewer", "Jo", "--conclusion", "approved"]],
    [[...review.slice(0, 8), "--at", "yesterday"]],
  ])("asks for what is missing or wrong: %j", async (args) => {
    expect(await call(...args)).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^[^\n]+\.\n\nUsage:/) });
  });
});

describe("export-bundles keygen", () => {
  it("makes a key pair in two new files, the private one for its owner alone, and never overwrites", async () => {
    const made = await call("keygen", path("new.pem"), path("new.pub.pem"));
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^sha256:[0-9a-f]{64}\n$/) });
    expect(statSync(path("new.pem")).mode & 0o777).toBe(0o600);
    expect(readFileSync(path("new.pub.pem"), "utf8")).toMatch(/^-----BEGIN PUBLIC KEY-----/);
    const before = readFileSync(path("new.pem"), "utf8");
    expect((await call("keygen", path("new.pem"), path("other.pub.pem"))).code).toBe(2);
    expect(readFileSync(path("new.pem"), "utf8")).toBe(before);
    expect((await call("keygen", path("one.pem"))).code).toBe(2);
  });
});

describe("export-bundles trust", () => {
  it("makes a trust file by which a bundle is verified", async () => {
    const made = await call(
      "trust",
      "make",
      "issuer.pub.pem",
      "--owner",
      "Example Ltd",
      "--not-after",
      "2027-01-01T00:00:00Z",
      "--authority",
      `Lab=${path("tsa.pem")}`,
    );
    expect(made.code).toBe(0);
    expect(JSON.parse(made.out)).toMatchObject({
      keys: [{ keyid: issuer.keyid, notAfter: "2027-01-01T00:00:00.000000Z" }],
      timestampAuthorities: [{ name: "Lab" }],
    });
    writeFileSync(path("made.json"), made.out);
    expect((await call("verify", "good.json", "--trust", "made.json", "--strict")).code).toBe(0);
  });

  it("signs a trust file with a root key, after which only that root's key opens it", async () => {
    await call("keygen", path("root.pem"), path("root.pub.pem"));
    const signed = await call("trust", "sign", "keys.json", "--key", "root.pem");
    writeFileSync(path("signed.json"), signed.out);
    expect((await call("verify", "good.json", "--trust", "signed.json", "--root", "root.pub.pem")).code).toBe(0);
    expect((await call("verify", "good.json", "--trust", "signed.json", "--root", "issuer.pub.pem")).code).toBe(2);
    const shown = await call("trust", "print", "signed.json", "--root", "root.pub.pem");
    expect(shown.out).toBe(
      `Signed by the root key.\n${issuer.keyid} ed25519 Example Ltd: active, valid from the beginning to no end\n`,
    );
    expect((await call("trust", "print", "keys.json")).out).toMatch(/^Not compared with a root key/);
  });

  it.each([
    [["trust"]],
    [["trust", "make", "--owner", "x"]],
    [["trust", "make", "auditor.pem", "--owner", "x"]],
    [["trust", "make", "issuer.pub.pem"]],
    [["trust", "make", "issuer.pub.pem", "--owner", "x", "--authority", "Lab"]],
    [["trust", "sign", "keys.json"]],
    [["trust", "print"]],
  ])("asks for what is missing or wrong: %j", async (args) => {
    expect(await call(...args)).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^[^\n]+\.\n\nUsage:/) });
  });
});

describe("export-bundles", () => {
  it("prints help and its version", async () => {
    expect(await call("--help")).toMatchObject({
      code: 0,
      out: expect.stringContaining("Exit codes: 0 verified, 1 rejected"),
    });
    expect(await call("verify", "--help")).toMatchObject({ code: 0 });
    expect(await call("--version")).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    expect(await call()).toMatchObject({ code: 2, out: "" });
  });
});
