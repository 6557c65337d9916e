import { beforeAll, describe, expect, it } from "vitest";
import { issuer, issuerKey, signerOfSeed, stranger } from "../../test/keys.js";
import {
  aSealedStory,
  bytesOf,
  edited,
  fileOf,
  forged,
  rehashed,
  TENANT_ORIGIN,
  trust,
  withContent,
} from "../../test/sealed.js";
import { trustedKeyOf } from "../attest/trusted-key.js";
import type { Bundle, BundleContent, Soc2Content } from "../bundle/format.js";
import { eventLeaf, fieldDigest, logRoot, rootOfLeaves } from "../bundle/leaves.js";
import { sealBundle } from "../bundle/seal.js";
import { fromBase64, toBase64, utf8 } from "../crypto/bytes.js";
import { checkpointBody, signNote } from "../merkle/signed-note.js";
import type { VerifyOptions } from "./options.js";
import type { CheckId } from "./result.js";
import { verifyBundle } from "./verify-bundle.js";

let good: Bundle;
let anchored: Bundle;
let text: string;

beforeAll(async () => {
  good = await aSealedStory();
  anchored = await aSealedStory({ isAnchored: true });
  text = new TextDecoder().decode(bytesOf(good));
});

function caughtBy(document: Uint8Array, options: VerifyOptions = {}): CheckId | undefined {
  const { verdict, failure } = verifyBundle(document, { trust, ...options });
  return verdict === "rejected" ? failure?.check : undefined;
}

/** The content changed, and only the digest of the content recomputed. */
function redigested(edit: (content: BundleContent) => void): Uint8Array {
  const content = structuredClone(good.content);
  edit(content);
  return fileOf(withContent(good, content));
}

/** As the holder of the key does it: the content changed, hashed and signed anew. */
async function resigned(edit: (content: BundleContent) => void): Promise<Uint8Array> {
  const content = structuredClone(good.content);
  edit(content);
  return bytesOf(await sealBundle(content, issuer));
}

const eventsOf = (content: BundleContent, type: string) => content.events.filter((event) => event.type === type);
const stepOf = (content: BundleContent, index: number) => (content.steps ?? []).at(index) ?? never();
const eventAt = (content: BundleContent, index: number) => content.events.at(index) ?? never();
const signatureOf = (bundle: Bundle) => bundle.integrity.envelope.signatures.at(0) ?? never();
const controlsOf = (content: BundleContent) => (content as Soc2Content).controls;

function never(): never {
  throw new Error("the story has less than the test needs");
}

function heldNote(content: BundleContent, size = content.log.size, asOf = content.params.asOf): Promise<string> {
  const rootHash = rootOfLeaves(content.events.slice(0, size).map(eventLeaf));
  return signNote(checkpointBody({ origin: content.log.origin, size, rootHash, asOf }), content.log.origin, issuer);
}

function replaced(from: string | RegExp, to: string): Uint8Array {
  const changed = text.replace(from, to);
  if (changed === text) never();
  return utf8(changed);
}

it("verifies the bundle that is attacked", () => {
  expect(verifyBundle(bytesOf(good), { trust })).toMatchObject({ verdict: "verified", failure: null });
  expect(verifyBundle(bytesOf(anchored), { trust })).toMatchObject({ verdict: "verified", failure: null });
});

describe("attacks by somebody who edits the file", () => {
  it.each<[string, CheckId, () => Uint8Array]>([
    [
      "1: edits a step's tokens",
      "CONTENT_DIGEST",
      () =>
        edited(good, ({ content }) => {
          stepOf(content, 3).tokens += 1;
        }),
    ],
    [
      "2: edits a step's tokens and the digest",
      "STEPS_ROOT",
      () =>
        redigested((content) => {
          stepOf(content, 3).tokens += 1;
        }),
    ],
    [
      "3: edits only a total",
      "DERIVED",
      () =>
        redigested((content) => {
          content.totals.tokens += 1;
        }),
    ],
    [
      "5: moves the inflection point",
      "DERIVED",
      () =>
        redigested((content) => {
          if (content.inflection !== null) content.inflection.stepIndex -= 1;
        }),
    ],
    [
      "6: removes the inflection point",
      "DERIVED",
      () =>
        redigested((content) => {
          content.inflection = null;
        }),
    ],
    [
      "7: swaps two steps",
      "STEPS_ROOT",
      () =>
        redigested((content) => {
          content.steps?.reverse();
        }),
    ],
    [
      "8: deletes a step",
      "STEPS_ROOT",
      () =>
        redigested((content) => {
          content.steps?.pop();
        }),
    ],
    [
      "13: reorders two events",
      "SEQUENCE",
      () =>
        redigested((content) => {
          content.events.reverse();
        }),
    ],
    [
      "14: reorders two events and their numbers",
      "CHAIN",
      () =>
        redigested((content) => {
          content.events.reverse();
          for (const [index, event] of content.events.entries()) event.seq = index + 1;
        }),
    ],
    [
      "15: changes a disclosed field's value",
      "CHAIN",
      () =>
        redigested((content) => {
          const field = eventAt(content, 0).fields[0];
          if (field !== undefined && "value" in field) field.value = "changed";
        }),
    ],
    [
      "15 at the last entry, which nothing follows",
      "LOG_ROOT",
      () =>
        redigested((content) => {
          const field = eventAt(content, -1).fields[0];
          if (field !== undefined && "value" in field) field.value = "changed";
        }),
    ],
    [
      "16: changes a field's salt",
      "CHAIN",
      () =>
        redigested((content) => {
          const field = eventAt(content, 0).fields[0];
          if (field !== undefined && "salt" in field) field.salt = "AAAAAAAAAAAAAAAAAAAAAA";
        }),
    ],
    [
      "17: sets a control to DEMONSTRATED",
      "DERIVED",
      () =>
        redigested((content) => {
          for (const control of controlsOf(content))
            if (control.status !== "DEMONSTRATED") control.status = "DEMONSTRATED";
        }),
    ],
    [
      "18: turns a check that is not met",
      "DERIVED",
      () =>
        redigested((content) => {
          for (const { checks } of controlsOf(content)) for (const check of checks) check.result = "met";
        }),
    ],
    [
      "19: replaces the attestation's text",
      "DERIVED",
      () =>
        redigested((content) => {
          (content as Soc2Content).attestation.statement = "All is well.";
        }),
    ],
    [
      "20: drops the limitations",
      "DERIVED",
      () =>
        redigested((content) => {
          content.limitations = [];
        }),
    ],
    [
      "22: names another tenant",
      "CHAIN",
      () =>
        redigested((content) => {
          content.tenantId = "other";
        }),
    ],
    [
      "23: changes asOf",
      "CROSS_FIELD",
      () =>
        redigested((content) => {
          content.params.asOf = "2026-05-01T00:00:00.000000Z";
        }),
    ],
    [
      "24: hides a field that the bundle shows",
      "CROSS_FIELD",
      () =>
        redigested((content) => {
          hideField(content, eventsOf(content, "acknowledged")[0]?.seq ?? 1);
        }),
    ],
    [
      "25: adds an unknown member to integrity",
      "SCHEMA",
      () => edited(good, (copy) => Object.assign(copy.integrity, { note: "trust me" })),
    ],
    [
      "26: adds a key of its own",
      "SCHEMA",
      () => edited(good, (copy) => Object.assign(copy.integrity, { publicKeyPem: stranger.publicKeyPem })),
    ],
    [
      "27: hides a duplicate member behind an escape",
      "PARSE",
      () => replaced('"tokens":', '"\\u0074okens":1,"tokens":'),
    ],
    ["28: writes an integer that readers round", "PARSE", () => replaced(/"tokens":\d+/, '"tokens":9007199254740993')],
    ["29: writes 1.7e1 for 17", "PARSE", () => replaced(/"index":17/, '"index":1.7e1')],
    ["30: writes a lone surrogate", "PARSE", () => replaced('"hoc-incidents', '"\\ud800hoc-incidents')],
    ["31: puts in a byte that is no UTF-8", "PARSE", () => bytesOf(good).with(text.indexOf("Example"), 0xff)],
    ["32: puts a byte order mark in front", "PARSE", () => utf8(`\ufeff${text}`)],
    [
      "34: removes the signature",
      "SCHEMA",
      () =>
        edited(good, ({ integrity }) => {
          integrity.envelope.signatures = [];
        }),
    ],
    [
      "36: changes the envelope's payload type",
      "ENVELOPE",
      () =>
        edited(good, ({ integrity }) => {
          integrity.envelope.payloadType = "application/json";
        }),
    ],
    ["37: relabels the canonical form", "SCHEMA", () => replaced('"RFC8785"', '"none"')],
    [
      "38: empties the signature",
      "SIGNATURE",
      () =>
        edited(good, ({ integrity }) => {
          signatureOf({ ...good, integrity }).sig = "";
        }),
    ],
    ["40: adds __proto__", "SCHEMA", () => replaced('"canonicalization":', '"__proto__":{},"canonicalization":')],
    [
      "42: adds __proto__ to the content",
      "SCHEMA",
      () => replaced('"schemaVersion":', '"__proto__":{"bundleType":"evidence"},"schemaVersion":'),
    ],
    ["44: names a day that no calendar has", "SCHEMA", () => replaced(/"asOf": "2026-..-../, '"asOf": "2026-02-30')],
    [
      "45: nests 100,000 arrays",
      "PARSE",
      () => replaced('"timeZone": "UTC"', `"timeZone": ${"[".repeat(100_000)}${"]".repeat(100_000)}`),
    ],
    ["46: cuts the file off", "PARSE", () => bytesOf(good).subarray(0, -20)],
    ["46: appends a second document", "PARSE", () => utf8(`${text}${text}`)],
    ["makes the file empty", "PARSE", () => new Uint8Array()],
    ["is no bundle", "FORMAT", () => utf8('{"format":"something else"}')],
    ["is no object", "FORMAT", () => utf8("[1,2,3]")],
  ])("%s → %s", (_, check, attack) => {
    expect(caughtBy(attack())).toBe(check);
  });
});

describe("attacks by somebody who recomputes every hash and every derived part, but has no key", () => {
  it.each<[string, CheckId, (content: BundleContent) => void]>([
    [
      "4: edits a step's tokens",
      "STATEMENT",
      (content) => {
        stepOf(content, 3).tokens += 1;
      },
    ],
    [
      "9: deletes an entry",
      "STATEMENT",
      (content) => {
        content.events.splice(
          content.events.findIndex(({ type }) => type === "note_added"),
          1,
        );
      },
    ],
    [
      "10: makes an acknowledgement earlier",
      "STATEMENT",
      (content) => {
        for (const event of eventsOf(content, "acknowledged")) event.at = "2026-03-14T09:26:00.000000Z";
      },
    ],
    [
      "12: renames the one who acknowledged",
      "STATEMENT",
      (content) => {
        for (const event of eventsOf(content, "acknowledged")) event.actor.id = "eve";
      },
    ],
    [
      "21: shifts the compliance period",
      "STATEMENT",
      (content) => {
        content.params.period = { start: "2025-10-01T00:00:00.000000Z", end: "2026-01-01T00:00:00.000000Z" };
      },
    ],
    [
      "loosens a limit of the service level",
      "STATEMENT",
      (content) => {
        content.params.acknowledgeWithinSeconds.high = 1_000_000;
      },
    ],
    [
      "writes another title",
      "STATEMENT",
      (content) => {
        content.incident.title = "Nothing happened";
      },
    ],
    [
      "leaves the steps out",
      "STATEMENT",
      (content) => {
        content.steps = null;
      },
    ],
  ])("%s → %s", (_, check, edit) => {
    const { verdict, failure } = verifyBundle(fileOf(forged(good, edit)), { trust });
    expect(verdict).toBe("rejected");
    expect(["STATEMENT", "CROSS_FIELD", "TIME_ORDER"]).toContain(failure?.check);
    if (failure?.check === check) expect(failure.message).toMatch(/something else than this content/);
  });

  it("11: inserts a forged acknowledgement → rejected", () => {
    const attack = forged(good, (content) => {
      const entry = structuredClone(eventsOf(content, "acknowledged")[0] ?? never());
      content.events.splice(1, 0, {
        ...entry,
        id: "ev_forged",
        at: eventAt(content, 0).at,
        recordedAt: eventAt(content, 0).recordedAt,
      });
    });
    expect(["STATEMENT", "CROSS_FIELD", "TIME_ORDER"]).toContain(caughtBy(fileOf(attack)));
  });

  it("33: re-signs with a key of its own → SIGNATURE", async () => {
    const { content } = forged(good, (copy) => {
      copy.params.preparedFor = "Somebody else";
    });
    expect(caughtBy(bytesOf(await sealBundle(content, stranger)))).toBe("SIGNATURE");
    expect(caughtBy(bytesOf(await sealBundle(good.content, stranger)))).toBe("SIGNATURE");
  });

  it("33: claims the issuer's key id for a signature of its own → SIGNATURE", async () => {
    const bundle = await sealBundle(good.content, stranger);
    expect(
      caughtBy(
        edited(bundle, (copy) => {
          signatureOf(copy).keyid = issuer.keyid;
        }),
      ),
    ).toBe("SIGNATURE");
  });

  it("35: grafts the envelope of another bundle → STATEMENT", async () => {
    const other = await aSealedStory({ type: "evidence" });
    expect(
      caughtBy(
        edited(good, (copy) => {
          Object.assign(copy.integrity, { envelope: other.integrity.envelope });
        }),
      ),
    ).toBe("STATEMENT");
  });

  it("35: grafts the whole integrity of another bundle → CONTENT_DIGEST", async () => {
    const other = await aSealedStory({ type: "evidence" });
    expect(caughtBy(fileOf({ ...good, integrity: other.integrity }))).toBe("CONTENT_DIGEST");
  });

  it("57: a second spelling of the signature (S + L) → SIGNATURE", () => {
    const L = 2n ** 252n + 27742317777372353535851937790883648493n;
    const signature = fromBase64(signatureOf(good).sig) ?? never();
    let s = signature.subarray(32).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + L;
    const malleated = Uint8Array.from(signature);
    for (let at = 32; at < 64; at++) {
      malleated[at] = Number(s % 256n);
      s /= 256n;
    }
    expect(
      caughtBy(
        edited(good, (copy) => {
          signatureOf(copy).sig = toBase64(malleated);
        }),
      ),
    ).toBe("SIGNATURE");
  });

  it("a base64 tail that carries bits nobody reads → ENVELOPE", () => {
    const { sig } = signatureOf(good);
    const tail = sig.replace(/.==$/, (end) => `${String.fromCharCode(end.charCodeAt(0) + 1)}==`);
    expect(tail).not.toBe(sig);
    expect(
      caughtBy(
        edited(good, (copy) => {
          signatureOf(copy).sig = tail;
        }),
      ),
    ).toBe("ENVELOPE");
  });

  it("43: the same key twice does not make two", () => {
    const twice = edited(good, ({ integrity }) => {
      integrity.envelope.signatures.push({ ...signatureOf({ ...good, integrity }) });
    });
    expect(caughtBy(twice, { threshold: 2 })).toBe("SIGNATURE");
  });

  it("refuses a threshold of none", () => {
    expect(() => verifyBundle(bytesOf(good), { trust, threshold: 0 })).toThrow(RangeError);
  });
});

describe("attacks by the holder of the key", () => {
  it.each<[string, CheckId, (content: BundleContent) => void]>([
    [
      "claims a status that does not follow",
      "DERIVED",
      (content) => {
        for (const control of controlsOf(content)) control.status = "DEMONSTRATED";
      },
    ],
    [
      "claims other totals",
      "DERIVED",
      (content) => {
        content.totals.costMicros = 1;
      },
    ],
    [
      "claims another bundle's id",
      "DERIVED",
      (content) => {
        content.bundleId = `SOC2-${"0".repeat(26)}`;
      },
    ],
    [
      "gives the log another size",
      "LOG_ROOT",
      (content) => {
        content.log.size += 1;
      },
    ],
    [
      "gives the log another root",
      "LOG_ROOT",
      (content) => {
        content.log.root = "0".repeat(64);
      },
    ],
    [
      "gives two entries one id",
      "SEQUENCE",
      (content) => {
        eventAt(content, 1).id = eventAt(content, 0).id;
      },
    ],
    [
      "sets a limit that no clock can count to",
      "DERIVED",
      (content) => {
        content.params.dataImpactWithinHours = Number.MAX_SAFE_INTEGER;
        content.params.postmortemWithinDays = Number.MAX_SAFE_INTEGER;
      },
    ],
    [
      "contradicts the timeline",
      "CROSS_FIELD",
      (content) => {
        content.incident.acknowledgedBy = "eve";
      },
    ],
    [
      "orders what was recorded otherwise",
      "TIME_ORDER",
      (content) => {
        eventAt(content, -1).recordedAt = "2026-03-14T09:00:00.000000Z";
        Object.assign(content, rehashed(content));
      },
    ],
    [
      "shows steps without a trace",
      "STEPS_ROOT",
      (content) => {
        content.trace = null;
      },
    ],
  ])("%s → %s", async (_, check, edit) => {
    expect(caughtBy(await resigned(edit))).toBe(check);
  });

  it("39: hands out an older, shorter export → CONSISTENCY", async () => {
    const held = await heldNote(good.content);
    const older = structuredClone(good.content);
    older.events.pop();
    expect(caughtBy(bytesOf(await sealBundle(rehashed(older), issuer)), { checkpoint: held })).toMatch(
      /CONSISTENCY|CROSS_FIELD/,
    );
  });

  it("41: rewrites the history against a checkpoint that was kept → CONSISTENCY", async () => {
    const held = await heldNote(good.content, 3);
    const rewritten = structuredClone(good.content);
    eventAt(rewritten, 0).id = "ev_other";
    expect(caughtBy(bytesOf(await sealBundle(rehashed(rewritten), issuer)), { checkpoint: held })).toBe("CONSISTENCY");
  });

  it("47: hands out an older export of equal size → STALE", async () => {
    const held = await heldNote(good.content, undefined, "2026-12-31T00:00:00.000000Z");
    expect(caughtBy(bytesOf(good), { checkpoint: held })).toBe("STALE");
  });

  it("gives a checkpoint of another log → CONSISTENCY", async () => {
    const held = await signNote(
      checkpointBody({
        origin: "elsewhere",
        size: 1,
        rootHash: logRoot(good.content.events),
        asOf: good.content.params.asOf,
      }),
      "elsewhere",
      issuer,
    );
    expect(caughtBy(bytesOf(good), { checkpoint: held })).toBe("CONSISTENCY");
  });

  it("gives something that is no checkpoint, or one that was edited → CONSISTENCY", async () => {
    const held = await heldNote(good.content);
    expect(caughtBy(bytesOf(good), { checkpoint: "hello" })).toBe("CONSISTENCY");
    expect(caughtBy(bytesOf(good), { checkpoint: held.replace(/\n\d+\n/, "\n2\n") })).toBe("CONSISTENCY");
  });

  it.each<[string, (checkpoint: NonNullable<BundleContent["checkpoint"]>) => void]>([
    [
      "another leaf",
      (checkpoint) => {
        checkpoint.leafIndex = 1;
      },
    ],
    [
      "another size",
      (checkpoint) => {
        checkpoint.size += 1;
      },
    ],
    [
      "another root",
      (checkpoint) => {
        checkpoint.root = "0".repeat(64);
      },
    ],
    [
      "a shorter proof",
      (checkpoint) => {
        checkpoint.proof.pop();
      },
    ],
    [
      "a longer proof",
      (checkpoint) => {
        checkpoint.proof.push("0".repeat(64));
      },
    ],
    [
      "fewer entries",
      (checkpoint) => {
        checkpoint.entries -= 1;
      },
    ],
    [
      "more entries than there are",
      (checkpoint) => {
        checkpoint.entries = 1_000;
      },
    ],
    [
      "another head",
      (checkpoint) => {
        checkpoint.head = "0".repeat(64);
      },
    ],
    [
      "another origin",
      (checkpoint) => {
        checkpoint.origin = "elsewhere";
      },
    ],
    [
      "an instant after the bundle's",
      (checkpoint) => {
        checkpoint.asOf = "2027-01-01T00:00:00.000000Z";
      },
    ],
    [
      "another instant",
      (checkpoint) => {
        checkpoint.asOf = "2026-03-16T16:00:00.000000Z";
      },
    ],
    [
      "a note that is none",
      (checkpoint) => {
        checkpoint.note = "hello";
      },
    ],
  ])("claims a place in the tenant's log with %s → CHECKPOINT", async (_, edit) => {
    const content = structuredClone(anchored.content);
    edit(content.checkpoint ?? never());
    expect(caughtBy(bytesOf(await sealBundle(content, issuer)))).toBe("CHECKPOINT");
  });

  it("puts a forged signature under the tenant's checkpoint → SIGNATURE", async () => {
    const content = structuredClone(anchored.content);
    const checkpoint = content.checkpoint ?? never();
    const other = { origin: TENANT_ORIGIN, size: 1, rootHash: "0".repeat(64), asOf: checkpoint.asOf };
    const [, signatureOfOther = ""] = (await signNote(checkpointBody(other), TENANT_ORIGIN, issuer)).split("\n\n");
    checkpoint.note = `${checkpoint.note.split("\n\n")[0]}\n\n${signatureOfOther}`;
    expect(caughtBy(bytesOf(await sealBundle(rehashed(content), issuer)))).toBe("SIGNATURE");
  });

  it("finds a tenant's checkpoint that another one of that size contradicts → CONSISTENCY", async () => {
    const { size, asOf } = anchored.content.checkpoint ?? never();
    const held = await signNote(
      checkpointBody({ origin: TENANT_ORIGIN, size, rootHash: "0".repeat(64), asOf }),
      TENANT_ORIGIN,
      issuer,
    );
    expect(caughtBy(bytesOf(anchored), { checkpoint: held })).toBe("CONSISTENCY");
    const longer = await signNote(
      checkpointBody({ origin: TENANT_ORIGIN, size: size + 1, rootHash: "0".repeat(64), asOf }),
      TENANT_ORIGIN,
      issuer,
    );
    expect(caughtBy(bytesOf(anchored), { checkpoint: longer })).toBe("CONSISTENCY");
  });
});

describe("what the reader asked for", () => {
  it.each([
    ["incident", { incident: "inc_other" }],
    ["tenant", { tenant: "other" }],
    ["type", { type: "evidence" }],
  ])("rejects a bundle of another %s", (_, expectation) => {
    expect(caughtBy(bytesOf(good), { expect: expectation })).toBe("EXPECTATION");
  });

  it("rejects a bundle that is older than the reader wants", () => {
    const { asOf } = good.content.params;
    const now = asOf.replace("2026-", "2027-");
    expect(caughtBy(bytesOf(good), { now, maxAgeSeconds: 86_400 })).toBe("STALE");
    expect(caughtBy(bytesOf(good), { now, maxAgeSeconds: 400 * 86_400 })).toBeUndefined();
  });

  it("asks for as many different keys as the reader wants", async () => {
    const second = signerOfSeed(2);
    const both = { ...trust, keys: [issuerKey, trustedKeyOf(second, "Witness")] };
    const bySecond = (await sealBundle(good.content, second)).integrity.envelope.signatures;
    const signedTwice = edited(good, ({ integrity }) => {
      integrity.envelope.signatures.push(...bySecond);
    });
    expect(verifyBundle(signedTwice, { trust: both, threshold: 2 })).toMatchObject({
      verdict: "verified",
      signers: [{ owner: "Example Ltd" }, { owner: "Witness" }],
    });
    expect(caughtBy(bytesOf(good), { trust: both, threshold: 2 })).toBe("SIGNATURE");
  });
});

function hideField(content: BundleContent, seq: number): void {
  const event = eventAt(content, seq - 1);
  event.fields = event.fields.map((field) => ("digest" in field ? field : { digest: fieldDigest(field) }));
}
