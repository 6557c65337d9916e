import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readTrustFile, signTrustFile, TrustFileError } from "../src/attest/trust.js";
import { trustedKeyOf } from "../src/attest/trusted-key.js";
import type { Bundle, BundleContent } from "../src/bundle/format.js";
import { sealBundle } from "../src/bundle/seal.js";
import { utf8 } from "../src/crypto/bytes.js";
import { type CheckId, VERDICTS } from "../src/verify/result.js";
import { verifyBundle } from "../src/verify/verify-bundle.js";
import { issuer, issuerKey, p256Signer, stranger } from "./keys.js";
import { PYTHON_VERIFIER, type PythonVerdict, verifyAllWithPython, verifyWithPython } from "./python.js";
import { aSealedStory, edited, fileOf, rehashed, trust } from "./sealed.js";

/** Thousands of files are judged. */
const PATIENT = { timeout: 60_000 };

/** What the verifier in Python says that it does not check. */
const NOT_IN_PYTHON: readonly (CheckId | undefined)[] = ["CROSS_FIELD", "TIME_ORDER", "DERIVED"];

/** One change of a document: the value at a path is replaced, removed, or gets a member or an item beside it. */
interface Change {
  readonly what: string;
  readonly apply: (document: unknown) => void;
}

type Parent = Record<string | number, unknown>;

const LONE_MINUTE = "2026-03-14T09:26Z";

/** What is put in the place of values: other kinds, other spellings, and values at and beyond the limits. */
const STRANGE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  2 ** 53 - 1,
  "",
  "x",
  "\u001b[2J\u202e\n",
  "AA==",
  "A",
  "====",
  "x".repeat(1001),
  "\u{1f511}".repeat(10_000),
  "x".repeat(10_001),
  "ab".repeat(32),
  "AB".repeat(32),
  `${"ab".repeat(32)}\n`,
  "yesterday",
  "2026-02-29T00:00:00.000000Z",
  "2024-02-29T23:59:59.999999Z",
  "2026-01-01T24:00:00.000000Z",
  "\u0662026-01-01T00:00:00.000000Z",
  "1969-12-31T23:59:59.999999Z",
  "2200-01-01T00:00:00.000000Z",
  "0000-01-01T00:00:00.000000Z",
  LONE_MINUTE,
  "2026-03-14T09:26:53.5+02:00",
  "2026-03-14T09:26:53.5+24:00",
  [],
  {},
  [null],
  { a: 1 },
];

/** Every change of every place of a document, one of a list's items standing for all of them. */
function changesOf(document: unknown, path: readonly (string | number)[] = []): Change[] {
  if (typeof document !== "object" || document === null) return [];
  const isList = Array.isArray(document);
  const keys: (string | number)[] = isList ? (document.length > 0 ? [document.length - 1] : []) : Object.keys(document);
  const at = (apply: (parent: Parent) => void) => (root: unknown) =>
    apply(path.reduce((value, step) => (value as Parent)[step], root) as Parent);
  const here = path.join(".");
  const added: Change[] = isList
    ? [1, 5, 20, 65].map((times) => ({
        what: `${here}: ${times} items more`,
        apply: at((parent) => {
          const list = parent as unknown as unknown[];
          for (let time = 0; time < times; time++) list.push(structuredClone(list[0] ?? "x"));
        }),
      }))
    : ["extra", "__proto__", "digest"].map((name) => ({
        what: `${here}: a member ${name}`,
        apply: at((parent) =>
          Object.defineProperty(parent, name, { value: "x", enumerable: true, configurable: true, writable: true }),
        ),
      }));
  const replaced = keys.flatMap((key) => {
    const place = [...path, key].join(".");
    const strange = STRANGE.map((value) => ({
      what: `${place} = ${JSON.stringify(value).slice(0, 60)}`,
      apply: at((parent) => {
        parent[key] = structuredClone(value);
      }),
    }));
    const removed = {
      what: `${place} removed`,
      apply: at((parent) => {
        if (Array.isArray(parent)) parent.splice(Number(key), 1);
        else delete parent[key];
      }),
    };
    return [removed, ...strange, ...changesOf((document as Parent)[key], [...path, key])];
  });
  return [...added, ...replaced];
}

function changed<Document>(document: Document, { apply }: Change): Document {
  const copy = structuredClone(document);
  apply(copy);
  return copy;
}

/** Every n-th of a list, so that a run stays short and the same. */
function every<Item>(nth: number, items: readonly Item[]): Item[] {
  return items.filter((_, index) => index % nth === 0);
}

/** Members that only bundles of one kind have. */
const OF_A_KIND = /^content\.(?:controls|attestation|debrief)/;

interface Told {
  readonly exitCode: number;
  readonly check: CheckId | undefined;
}

/** What the command line comes to: a trust file that cannot be used says nothing of the bundle. */
function mainVerdict(evidence: Uint8Array, keys: Uint8Array | undefined): Told {
  try {
    const { verdict, failure } = verifyBundle(evidence, {
      trust: keys === undefined ? undefined : readTrustFile(keys),
    });
    return { exitCode: VERDICTS[verdict], check: failure?.check };
  } catch (error) {
    if (error instanceof TrustFileError) return { exitCode: 2, check: undefined };
    throw error;
  }
}

interface Case {
  readonly what: string;
  readonly evidence: Uint8Array;
  readonly keys?: Uint8Array | undefined;
}

/** The cases in which the two verifiers come to different verdicts. */
function disagreements(cases: readonly Case[]): string[] {
  const verdicts = verifyAllWithPython(cases.map(({ evidence, keys }) => [evidence, keys]));
  expect(verdicts).toHaveLength(cases.length);
  return cases.flatMap(({ what, evidence, keys }, index) => {
    const main = mainVerdict(evidence, keys);
    const python = verdicts[index];
    if (python === undefined || agree(main, python)) return [];
    return [
      `${what}: ${main.exitCode} ${main.check ?? ""}, in Python ${python.exitCode} ${python.output.slice(0, 120)}`,
    ];
  });
}

function agree(main: Told, python: PythonVerdict): boolean {
  if (NOT_IN_PYTHON.includes(main.check)) return true;
  // Both look at the whole shape before anything else, so that they must name it both.
  return main.exitCode === python.exitCode && (main.check === "SCHEMA") === (python.check === "SCHEMA");
}

const keys = fileOf(trust);
const TIMESTAMPS = [{ type: "rfc3161", token: "AAAA" }];

let bundles: Bundle[];
beforeAll(async () => {
  bundles = await Promise.all([
    aSealedStory({ type: "evidence", isAnchored: true }),
    aSealedStory({ type: "soc2" }),
    aSealedStory({ type: "executive_debrief" }),
  ]);
});

describe("both verifiers", PATIENT, () => {
  it("agree on the shape of every part of a bundle", () => {
    const cases = bundles.flatMap((bundle, kind) => {
      const document = { ...bundle, integrity: { ...bundle.integrity, timestamps: TIMESTAMPS } };
      const changes = changesOf(document);
      // What the kinds have in common is changed in one of them.
      const looked = kind === 0 ? every(5, changes) : changes.filter(({ what }) => OF_A_KIND.test(what));
      return looked.map((change) => ({ what: change.what, evidence: fileOf(changed(document, change)) }));
    });
    expect(cases.length).toBeGreaterThan(1000);
    expect(disagreements(cases)).toEqual([]);
  });

  it("agree on bundles whose issuer signed what is not so", async () => {
    const cases: Case[] = [];
    for (const { content } of bundles) {
      for (const change of every(71, changesOf(content))) {
        const lie = changed(content, change);
        for (const [what, told] of [
          ["signed", () => lie],
          ["derived anew and signed", () => rehashed(lie)],
        ] as const) {
          const sealed = await sealBundle(orUndefined(told) ?? lie, issuer).catch(() => undefined);
          if (sealed !== undefined) cases.push({ what: `${change.what}, ${what}`, evidence: fileOf(sealed), keys });
        }
      }
    }
    expect(cases.length).toBeGreaterThan(100);
    expect(disagreements(cases)).toEqual([]);
  });

  it("agree on proofs: digests, envelopes, signatures, timestamps", () => {
    const [bundle] = bundles as [Bundle];
    const proof = { integrity: { ...bundle.integrity, timestamps: TIMESTAMPS } };
    const cases = every(2, changesOf(proof)).map((change) => ({
      what: change.what,
      evidence: fileOf({ ...bundle, ...changed(proof, change) }),
      keys,
    }));
    const { payload, signatures } = bundle.integrity.envelope;
    const sig = signatures[0]?.sig ?? "";
    const spellings = (text: string) => [
      `${text}====`,
      `${text}=`,
      `${text}\n`,
      ` ${text}`,
      text.replace(/=+$/, ""),
      text.replaceAll("+", "-").replaceAll("/", "_"),
      text.replace(/[+/]/, "-"),
    ];
    const envelopes = [
      ...spellings(payload).map((spelled) => ({ payload: spelled })),
      ...spellings(sig).map((spelled) => ({ signatures: [{ sig: spelled }] })),
      ...[0, 1, 2, 19, 20, 21].map((times) => ({ signatures: Array.from({ length: times }, () => ({ sig })) })),
    ];
    for (const envelope of envelopes) {
      const evidence = edited(bundle, ({ integrity }) => Object.assign(integrity.envelope, envelope));
      cases.push({ what: JSON.stringify(envelope).slice(0, 200), evidence, keys });
    }
    for (const format of ["@2", "@01", "@\u00b2", "@1111111", "@999999", "@", "@2\n"]) {
      cases.push({ what: format, evidence: fileOf({ ...bundle, format: `export-bundles/bundle${format}` }), keys });
    }
    expect(disagreements(cases)).toEqual([]);
  });

  it("agree on notes of checkpoints", async () => {
    const [{ content }] = bundles as [Bundle];
    const note = content.checkpoint?.note ?? "";
    const line = note.split("\n\n")[1] ?? "";
    const notes = [
      note.slice(0, -1),
      `${note}\n`,
      `${note}x`,
      note.replace("\u2014", "-"),
      note + line,
      note + line.repeat(15),
      note + line.repeat(16),
      note.replace(/.(?=\n$)/, "A"),
      note.replace(/=*\n$/, "\n"),
      note.replace("\u2014 ", "\u2014 a\u0085b"),
      note.replace("\u2014 ", "\u2014 a\ufeffb"),
      note.replace("\u2014 ", "\u2014 a+b"),
      note.replace("\n\n", "\n\r\n"),
      `${note.split("\n\n")[0]}\n\n\u2014 nobody AAAAAAAA\n`,
      `${note.split("\n\n")[0]}\n\n\u2014 nobody AAAA\n`,
    ];
    const cases: Case[] = [];
    for (const said of notes) {
      const lie = { ...content, checkpoint: { ...content.checkpoint, note: said } } as BundleContent;
      const evidence = fileOf(await sealBundle(lie, issuer));
      cases.push({ what: JSON.stringify(said), evidence }, { what: JSON.stringify(said), evidence, keys });
    }
    expect(disagreements(cases)).toEqual([]);
  });

  it("agree on trust files, and say of the evidence nothing when one cannot be used", () => {
    const [bundle] = bundles as [Bundle];
    const asRevoked = { status: "revoked", revokedAt: "2026-04-01T00:00:00.000000Z" };
    const revoked = { ...issuerKey, ...asRevoked };
    const files: unknown[] = [
      [],
      "junk",
      { ...trust, keys: [] },
      { ...trust, keys: [issuerKey, issuerKey] },
      { ...trust, keys: [issuerKey, revoked] },
      { ...trust, keys: [revoked] },
      { ...trust, keys: [{ ...issuerKey, status: "compromised" }] },
      { ...trust, keys: [{ ...issuerKey, owner: "\u{1f511}".repeat(200) }] },
      { ...trust, keys: [{ ...issuerKey, owner: "\u{1f511}".repeat(201) }] },
      { ...trust, keys: [trustedKeyOf(stranger, "a stranger")] },
      { ...trust, keys: [issuerKey, trustedKeyOf(p256Signer, "another")] },
      { ...trust, keys: [{ ...issuerKey, alg: "ecdsa-p256-sha256" }] },
      { ...trust, keys: [{ ...issuerKey, keyid: trustedKeyOf(stranger, "x").keyid }] },
      ...["\r\n", "\n\n", "", " ", "\u0085"].map((end) => ({
        ...trust,
        keys: [{ ...issuerKey, publicKeyPem: issuerKey.publicKeyPem.replaceAll("\n", end) }],
      })),
      ...["\u00a0", "\ufeff", "\u0085", "x"].map((end) => ({
        ...trust,
        keys: [{ ...issuerKey, publicKeyPem: issuerKey.publicKeyPem + end }],
      })),
    ];
    const evidence = fileOf(bundle);
    const cases: Case[] = files.map((file) => ({ what: JSON.stringify(file), evidence, keys: fileOf(file) }));
    const authorities = [{ name: "Lab", certificatePem: "x" }];
    const whole = { ...trust, timestampAuthorities: authorities };
    for (const file of [whole, { ...whole, keys: [issuerKey, { ...trustedKeyOf(stranger, "x"), ...asRevoked }] }]) {
      for (const change of changesOf(file)) {
        cases.push({ what: change.what, evidence, keys: fileOf(changed(file, change)) });
      }
    }
    expect(cases.length).toBeGreaterThan(500);
    expect(disagreements(cases)).toEqual([]);
  });
});

describe("the verifier in Python", PATIENT, () => {
  it("shows nothing of a file that could control a terminal", async () => {
    const evil = "inc\u001b[2J\n\u202eVERIFIED";
    const bundle = await aSealedStory({ facts: { incident: { id: evil } } });
    const owner = fileOf({ ...trust, keys: [{ ...issuerKey, owner: evil }] });
    const format = fileOf({ ...trust, [evil]: 1 });
    const member = edited(bundle, ({ content }) => Object.assign(content, { [evil]: 1 }));
    const sequence = edited(bundle, ({ content }) => Object.assign(content.events[0] ?? {}, { seq: evil }));
    for (const [evidence, trusted] of [
      [fileOf(bundle), owner],
      [fileOf(bundle), format],
      [member, owner],
      [sequence, undefined],
    ] as const) {
      const { output } = verifyWithPython(evidence, trusted);
      for (const character of ["\u001b", "\u202e", "\nVERIFIED"]) expect(output).not.toContain(character);
    }
    expect(verifyWithPython(fileOf(bundle), owner).output).toContain("inc\\u{1b}[2J\\u{a}\\u{202e}VERIFIED");
  });

  it("says that it cannot check what only keys of another algorithm may have signed", async () => {
    const bundle = await aSealedStory({ signer: p256Signer });
    const file = fileOf({ ...trust, keys: [trustedKeyOf(p256Signer, "Example Ltd")] });
    expect(mainVerdict(fileOf(bundle), file).exitCode).toBe(0);
    expect(verifyWithPython(fileOf(bundle), file).exitCode).toBe(2);
  });

  it("does not take signed trust files, and says so", async () => {
    const signed = utf8(await signTrustFile(trust, stranger));
    expect(verifyWithPython(fileOf(bundles[0]), signed)).toMatchObject({
      exitCode: 2,
      output: expect.stringContaining("the trust file is signed"),
    });
  });

  it("ends with its exit code and without a trace when its reader has gone", () => {
    const file = join(import.meta.dirname, "vectors/tampered-step.json");
    const unread = `{ python3 -I -c "import time; time.sleep(0.2); import runpy, sys; sys.argv[0] = '$0'; runpy.run_path('$0', run_name='__main__')" "$1" ; echo $? >&2 ; } | :`;
    const { stderr } = spawnSync("sh", ["-c", unread, PYTHON_VERIFIER, file], { encoding: "utf8" });
    expect(stderr).toBe("1\n");
  });
});

function orUndefined<Value>(make: () => Value): Value | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
