#!/usr/bin/env python3
"""Verifies an evidence bundle with nothing but Python 3: a second opinion, written from docs/evidence-format.md.

    python3 verify.py bundle.json --trust keys.json

Exit code 0: verified. 1: rejected. 2: could not be checked. 3: intact, but not authenticated (no --trust).
It checks what was hashed and signed. It does not derive controls, totals and texts anew: the main verifier does.
"""
import base64, hashlib, json, sys

FORMAT = "export-bundles/bundle@1"
MAX_BYTES, MAX_DEPTH, MAX_INTEGER = 64 * 1024 * 1024, 32, 2**53 - 1
NOT_CHECKED = ("derived parts (totals, inflection, controls, attestation, debrief, limitations), times and counts against "
               "each other, RFC 3161 timestamps, report pages")


class Rejected(Exception):
    def __init__(self, check, message):
        super().__init__(f"{check}: {message}")


class CannotCheck(Exception):
    pass


def sha256(data):
    return hashlib.sha256(data).digest()


# Strict JSON: one document, one meaning.

def members(pairs):
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Rejected("PARSE", "an object has two members of one name")
    return found


def integer(digits):
    if digits == "-0" or len(digits) > 17 or abs(int(digits)) > MAX_INTEGER:
        raise Rejected("PARSE", f"{digits[:20]} is not an integer within 2^53 - 1")
    return int(digits)


def no_number(text):
    raise Rejected("PARSE", f"{text[:20]} is not an integer")


def check_text_and_depth(value, depth=0):
    if isinstance(value, str):
        value.encode("utf-8")
    elif isinstance(value, (dict, list)):
        if depth == MAX_DEPTH:
            raise Rejected("PARSE", f"the document is more than {MAX_DEPTH} levels deep")
        for part in [*value.keys(), *value.values()] if isinstance(value, dict) else value:
            check_text_and_depth(part, depth + 1)


def strict_parse(document):
    if len(document) > MAX_BYTES:
        raise Rejected("SIZE", f"the document has more than {MAX_BYTES} bytes")
    try:
        value = json.loads(document.decode("utf-8"), object_pairs_hook=members, parse_int=integer,
                           parse_float=no_number, parse_constant=no_number)
        check_text_and_depth(value)
        return value
    except (ValueError, RecursionError) as problem:
        raise Rejected("PARSE", str(problem) or "the document cannot be read") from None


def canonical(value):
    """RFC 8785 for integers, text, lists and objects."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def tagged_hash(tag, value):
    return sha256(bytes([tag]) + canonical(value).encode("utf-8"))


# Trees of RFC 6962, over leaf hashes.

def node(left, right):
    return sha256(b"\x01" + left + right)


def tree_root(leaves):
    if not leaves:
        return sha256(b"")
    row = list(leaves)
    while len(row) > 1:
        row = [node(*row[at:at + 2]) if at + 1 < len(row) else row[at] for at in range(0, len(row), 2)]
    return row[0]


def root_by_path(leaf, index, size, path):
    """RFC 9162, 2.1.3.2."""
    if index >= size:
        raise Rejected("CHECKPOINT", "the leaf lies outside the tree")
    first, last, root = index, size - 1, leaf
    for step in path:
        if last == 0:
            raise Rejected("CHECKPOINT", "the proof is too long")
        if first & 1 or first == last:
            root = node(step, root)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            root = node(root, step)
        first, last = first >> 1, last >> 1
    if last:
        raise Rejected("CHECKPOINT", "the proof is too short")
    return root


# Ed25519 of RFC 8032, verification only.

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(one, two):
    (x1, y1, z1, t1), (x2, y2, z2, t2) = one, two
    a, b = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    c, d = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar, point):
    product = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            product = add(product, point)
        point, scalar = add(point, point), scalar >> 1
    return product


def point_of(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def has_signed(key, message, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    point, nonce, s = point_of(key), point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    # A second spelling of a signature, and points of small order, are refused.
    if s >= L or point is None or nonce is None or 0 in (times(8, point)[0], times(8, nonce)[0]):
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    (x1, y1, z1, _), (x2, y2, z2, _) = times(s, BASE), add(nonce, times(h, point))
    return (x1 * z2 - x2 * z1) % P == 0 and (y1 * z2 - y2 * z1) % P == 0


# The bundle.

def expect(is_so, check, message):
    if not is_so:
        raise Rejected(check, message)


def decode_base64(text, check):
    standard = text.replace("-", "+").replace("_", "/").rstrip("=")
    try:
        data = base64.b64decode(standard + "=" * (-len(standard) % 4), validate=True)
    except ValueError:
        raise Rejected(check, "the base64 cannot be read") from None
    # Bits that no byte takes must be zero, or two texts would stand for the same bytes.
    expect(base64.b64encode(data).decode().rstrip("=") == standard, check, "the base64 is not the only spelling")
    return data


def read_bundle(document):
    if document.startswith((b"%PDF-", b"PK\x03\x04")):
        raise CannotCheck("this is a report or a delivery; take bundle.json out of it")
    bundle = strict_parse(document)
    name = bundle.get("format") if isinstance(bundle, dict) else None
    if name != FORMAT and isinstance(name, str) and name.startswith("export-bundles/bundle@") and name[22:].isdigit():
        raise CannotCheck(f"the bundle is of the format {name}; this verifier knows {FORMAT}")
    expect(name == FORMAT, "FORMAT", "the document is not an evidence bundle")
    expect(bundle.keys() == {"format", "content", "integrity"}, "SCHEMA", "a bundle has other members")
    integrity = bundle["integrity"]
    expect(integrity.keys() - {"timestamps"} == {"canonicalization", "contentDigest", "envelope"}
           and integrity["canonicalization"] == "RFC8785" and integrity["contentDigest"].keys() == {"sha256"},
           "SCHEMA", "integrity has other members")
    return bundle["content"], integrity


def leaves_of(content):
    """The leaf hashes of the timeline, after its order and its chain were checked."""
    previous = tagged_hash(3, {"v": 1, "tenantId": content["tenantId"], "incidentId": content["incidentId"]})
    leaves, ids = [], [event["id"] for event in content["events"]]
    expect(len(set(ids)) == len(ids), "SEQUENCE", "two events have one id")
    for position, event in enumerate(content["events"], 1):
        expect(event["seq"] == position, "SEQUENCE", f"event {position} says that it is {event['seq']}")
        expect(event["prev"] == previous.hex(), "CHAIN", f"event {position} does not follow the one before it")
        digests = [field["digest"] if field.keys() == {"digest"} else
                   tagged_hash(2, [field["salt"], field["name"], field["value"]]).hex() for field in event["fields"]]
        previous = tagged_hash(0, {**event, "fields": sorted(digests)})
        leaves.append(previous)
    return leaves


def check_checkpoint(content, leaves, trusted):
    held = content["checkpoint"]
    if held is None:
        return
    expect(0 < held["entries"] <= len(leaves) and leaves[held["entries"] - 1].hex() == held["head"],
           "CHECKPOINT", "the head is not that of the timeline")
    leaf = tagged_hash(0, {**{name: content[name] for name in ("tenantId", "incidentId")},
                           **{name: held[name] for name in ("entries", "head")}})
    root = root_by_path(leaf, held["leafIndex"], held["size"], [bytes.fromhex(step) for step in held["proof"]])
    expect(root.hex() == held["root"], "CHECKPOINT", "the timeline is not part of the tree")
    text = f"{held['origin']}\n{held['size']}\n{base64.b64encode(root).decode()}\nasOf {held['asOf']}\n"
    expect(held["note"].startswith(text + "\n\u2014 "), "CHECKPOINT", "the note says something else")
    if trusted is None:
        return
    signed = False
    for line in held["note"][len(text) + 1:].splitlines():
        _, name, claim = line.split(" ")
        data = decode_base64(claim, "CHECKPOINT")
        for key in trusted:
            if sha256(name.encode() + b"\n\x01" + key)[:4] == data[:4]:
                expect(has_signed(key, text.encode(), data[4:]), "CHECKPOINT", "the note's signature is wrong")
                signed = True
    if not signed:
        print("warning: no trusted key signed the note of the checkpoint", file=sys.stderr)


def statement_of(content, digest):
    params, log = content["params"], content["log"]
    predicate = {name: content[name] for name in ("bundleType", "tenantId", "incidentId")}
    predicate |= {"asOf": params["asOf"], "logSize": log["size"], "logRoot": log["root"]}
    if params["supersedes"] is not None:
        predicate["supersedes"] = params["supersedes"]
    return {"_type": "https://in-toto.io/Statement/v1", "predicate": predicate,
            "predicateType": "https://hoc-incidents.dev/attestation/bundle/v1",
            "subject": [{"name": content["bundleId"], "digest": {"sha256": digest}}]}


def read_trust(document, as_of):
    """The Ed25519 keys that may be trusted, each under its 32 bytes."""
    trust = strict_parse(document)
    if trust.get("format") != "export-bundles/trust@1":
        raise CannotCheck("the trust file is not a plain export-bundles/trust@1")
    trusted = {}
    for key in trust["keys"]:
        der = decode_base64("".join(key["publicKeyPem"].strip().splitlines()[1:-1]), "SIGNATURE")
        expect(key["keyid"] == "sha256:" + sha256(der).hex(), "SIGNATURE", f"{key['keyid']} is not the id of its key")
        if key["alg"] != "ed25519":
            print(f"note: {key['keyid']} is passed over, this verifier knows Ed25519 only", file=sys.stderr)
        elif key["status"] == "revoked":
            print(f"note: {key['keyid']} is passed over, it was revoked", file=sys.stderr)
        else:
            trusted[der[12:]] = key
            if as_of < (key["notBefore"] or "") or (key["notAfter"] or "9") <= as_of:
                print(f"warning: {key['keyid']} was not valid at the time of the bundle", file=sys.stderr)
    return trusted


def verify(document, trust):
    content, integrity = read_bundle(document)
    digest = sha256(canonical(content).encode("utf-8")).hex()
    expect(digest == integrity["contentDigest"]["sha256"], "CONTENT_DIGEST", f"the content's digest is {digest}")
    leaves = leaves_of(content)
    log, trace, steps = content["log"], content["trace"], content["steps"]
    expect((len(leaves), tree_root(leaves).hex()) == (log["size"], log["root"]), "LOG_ROOT", "the root differs")
    trusted = None if trust is None else read_trust(trust, content["params"]["asOf"])
    check_checkpoint(content, leaves, trusted)
    if steps is not None:
        claimed = (trace["size"], trace["root"]) if trace else (0, tree_root([]).hex())
        root = tree_root([tagged_hash(0, step) for step in steps]).hex()
        expect((len(steps), root) == claimed, "STEPS_ROOT", "the steps' root differs")
    envelope = integrity["envelope"]
    expect(envelope["payloadType"] == "application/vnd.in-toto+json", "ENVELOPE", "the payload is of another type")
    payload, *signatures = [decode_base64(text, "ENVELOPE") for text in
                            [envelope["payload"], *[signature["sig"] for signature in envelope["signatures"]]]]
    statement = canonical(statement_of(content, digest)).encode("utf-8")
    expect(payload == statement, "STATEMENT", "what was signed is about something else")
    if trusted is None:
        return content, digest, None
    kind = envelope["payloadType"].encode("utf-8")
    message = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
    signers = [key for raw, key in trusted.items() if any(has_signed(raw, message, one) for one in signatures)]
    expect(signers, "SIGNATURE", "no trusted key signed it")
    return content, digest, signers


def main(arguments):
    if len(arguments) not in (1, 3) or arguments[1:2] not in ([], ["--trust"]):
        print(__doc__.strip())
        return 2
    try:
        document, *trust = [open(path, "rb").read(MAX_BYTES + 1) for path in arguments[::2]]
        content, digest, signers = verify(document, trust[0] if trust else None)
    except Rejected as problem:
        print(f"REJECTED\n{problem}")
        return 1
    except (CannotCheck, OSError) as problem:
        print(f"NOT CHECKED\n{problem}")
        return 2
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as problem:
        print(f"REJECTED\nSCHEMA: a member is missing or of another kind ({problem!r})")
        return 1
    print("VERIFIED" if signers else "NOT AUTHENTICATED: intact, but nobody vouches for it without --trust")
    for key in signers or []:
        print(f"signed by: {key['owner']!r} {key['keyid']}")
    print(f"incident: {content['incidentId']!r} of {content['tenantId']!r}\nas of: {content['params']['asOf']!r}")
    print(f"content: sha256 {digest}\nlog: {content['log']['size']} entries, root {content['log']['root']}")
    print(f"not checked: {NOT_CHECKED}")
    return 0 if signers else 3


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
