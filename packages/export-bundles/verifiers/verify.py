#!/usr/bin/env python3
"""Verifies an evidence bundle with nothing but Python 3: a second opinion, written from docs/evidence-format.md.

    python3 verify.py bundle.json --trust keys.json

Exit code 0: verified. 1: rejected. 2: could not be checked. 3: intact, but not authenticated (no --trust).
It checks what was hashed and signed. It does not derive controls, totals and texts anew: the main verifier does.
"""
import base64, datetime, hashlib, json, os, re, sys, unicodedata

FORMAT = "export-bundles/bundle@1"
MAX_BYTES, MAX_DEPTH, MAX_INTEGER = 64 * 1024 * 1024, 32, 2**53 - 1
NOT_CHECKED = ("derived parts (totals, inflection, controls, attestation, debrief, limitations), times and counts against "
               "each other, RFC 3161 timestamps, report pages, whether the time zone is known")


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


# Shapes: a dict names all members of an object, Many is a list, Optional a member that may be absent, (shape,) a value
# that may be null; a function tells whether a value is what its docstring says.

class Many:
    def __init__(self, shape, most=None, least=0):
        self.shape, self.most, self.least = shape, most, least


class Optional:
    def __init__(self, shape):
        self.shape = shape


def expect(is_so, check, message):
    if not is_so:
        raise Rejected(check, message)


def expect_shape(value, shape, path):
    if isinstance(shape, dict):
        expect(isinstance(value, dict), "SCHEMA", f"{path} is not an object")
        for name in value:
            expect(name in shape, "SCHEMA", f"{path} has a member {name[:40]} that is not of the format")
        for name, part in shape.items():
            expect(name in value or isinstance(part, Optional), "SCHEMA", f"{path} has no member {name}")
            if name in value:
                expect_shape(value[name], part, f"{path}.{name}")
    elif isinstance(shape, Optional):
        expect_shape(value, shape.shape, path)
    elif isinstance(shape, Many):
        expect(isinstance(value, list), "SCHEMA", f"{path} is not a list")
        is_long = shape.most is not None and len(value) > shape.most
        expect(len(value) >= shape.least and not is_long, "SCHEMA", f"{path} has {len(value)} items")
        for index, item in enumerate(value):
            expect_shape(item, shape.shape, f"{path}[{index}]")
    elif isinstance(shape, tuple):
        if value is not None:
            expect_shape(value, shape[0], path)
    else:
        expect(shape(value), "SCHEMA", f"{path} is not {shape.__doc__}")


def is_a(words, is_so):
    def shape(value):
        return is_so(value)
    shape.__doc__ = words
    return shape


def is_integer(value, least):
    return type(value) is int and least <= value <= MAX_INTEGER


def form(words, pattern):
    return is_a(words, lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None)


def text(most):
    return is_a(f"text of at most {most} characters", lambda value: isinstance(value, str) and len(value) <= most)


def one_of(*words):
    return is_a(f"one of {', '.join(words)}", lambda value: isinstance(value, str) and value in words)


INSTANT_FORM = "(19[7-9][0-9]|2[01][0-9]{2})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6}Z"
ZONE_FORM = "UTC|[A-Za-z]+([/_+-][A-Za-z0-9]+)*/[A-Za-z0-9]+([_+-][A-Za-z0-9]+)*"


def is_calendar_instant(value, pattern=INSTANT_FORM):
    if not isinstance(value, str) or not re.fullmatch(pattern, value):
        return False
    try:  # Every 400 years the calendar is the same, and Python has no year 0.
        datetime.datetime.fromisoformat(f"{int(value[:4]) % 400 + 400:04}{value[4:-1]}")
        return True
    except ValueError:
        return False


TEXT, ANY_TEXT = text(10_000), is_a("text", lambda value: isinstance(value, str))
ANY = is_a("a value", lambda value: True)
INT = is_a("an integer", lambda value: is_integer(value, -MAX_INTEGER))
COUNT = is_a("an integer of 0 or more", lambda value: is_integer(value, 0))
NUMBER = is_a("an integer of 1 or more", lambda value: is_integer(value, 1))
BOOL = is_a("true or false", lambda value: isinstance(value, bool))
YES = is_a("true", lambda value: value is True)
HEX = form("a SHA-256 in lower-case hex", "[0-9a-f]{64}")
INSTANT = is_a("an instant YYYY-MM-DDThh:mm:ss.ffffffZ of the years 1970 to 2199", is_calendar_instant)
DUE = is_a("an instant YYYY-MM-DDThh:mm:ss.ffffffZ",
           lambda value: is_calendar_instant(value, INSTANT_FORM.replace("(19[7-9][0-9]|2[01][0-9]{2})", "[0-9]{4}")))
SEVERITIES = ("critical", "high", "medium", "low")
PER_SEVERITY = dict.fromkeys(SEVERITIES, COUNT)
MEASURE = {"seconds": (COUNT,), "limitSeconds": (COUNT,), "note": (TEXT,)}

SHOWN, HIDDEN = {"salt": TEXT, "name": TEXT, "value": ANY}, {"digest": HEX}


def is_field(value):
    """a field, shown or hidden"""
    expect_shape(value, HIDDEN if isinstance(value, dict) and value.keys() == {"digest"} else SHOWN, "a field")
    return True


STEP = {
    "index": COUNT, "at": INSTANT, "type": TEXT, "status": one_of("ok", "warning", "violation"), "outcomeCode": (TEXT,),
    "tokens": COUNT, "tokensKnown": BOOL, "costMicros": (INT,), "durationMs": (COUNT,), "retryCount": COUNT,
    "inputDigest": (TEXT,), "outputDigest": (TEXT,),
}
CONTENT = {
    "schemaVersion": one_of("1.0.0"), "bundleType": one_of("evidence", "soc2", "executive_debrief"),
    "bundleId": form("the id of a bundle", "(EVD|SOC2|EXEC)-[0-9a-f]{26}"),
    "tenantId": TEXT, "incidentId": TEXT, "runId": (TEXT,), "traceId": (TEXT,), "agentId": (TEXT,),
    "params": {
        "asOf": INSTANT, "period": ({"start": INSTANT, "end": INSTANT},), "acknowledgeWithinSeconds": PER_SEVERITY,
        "resolveWithinSeconds": PER_SEVERITY, "postmortemWithinDays": COUNT, "dataImpactWithinHours": COUNT,
        "selfTestWithinHours": COUNT, "redaction": one_of("none", "free_text", "details"), "includeRawSteps": BOOL,
        "language": one_of("en"), "timeZone": form("a time zone", f"(?=.{{,64}}$)(?:{ZONE_FORM})"),
        "pageSize": one_of("A4", "Letter"),
        "classification": one_of("INTERNAL", "CONFIDENTIAL", "PUBLIC"), "organisation": TEXT, "preparedFor": (TEXT,),
        "supersedes": ({"bundleId": TEXT, "contentDigest": HEX},),
    },
    "generator": {"name": one_of("@hoc/export-bundles"), "rules": TEXT, "renderer": TEXT},
    "sources": Many({
        "system": TEXT, "environment": TEXT, "query": TEXT, "cutoff": INSTANT, "returned": COUNT, "expected": (COUNT,),
        "status": one_of("complete", "incomplete", "unavailable", "left_out"),
    }, 20),
    "incident": {
        "title": (text(1_000),), "category": (TEXT,), "triggerType": TEXT, "triggerValue": (TEXT,), "errorCode": (TEXT,),
        "severity": one_of(*SEVERITIES), "status": one_of("OPEN", "ACKNOWLEDGED", "RESOLVED"), "isSynthetic": BOOL,
        "startedAt": INSTANT, "createdAt": INSTANT, "lastSignalAt": INSTANT, "acknowledgedAt": (INSTANT,),
        "acknowledgedBy": (TEXT,), "containedAt": (INSTANT,), "resolvedAt": (INSTANT,), "resolvedBy": (TEXT,),
        "resolutionMethod": (TEXT,), "ownerId": (TEXT,), "signalCount": COUNT, "lateSignals": COUNT,
        "callsAffected": COUNT, "costMicros": (INT,), "previousIncidentId": (TEXT,), "similarIncidents30Days": COUNT,
    },
    "run": ({
        "status": TEXT, "outcome": (TEXT,), "errorCode": (TEXT,), "terminationReason": (TEXT,),
        "stoppedAtStep": (COUNT,), "goalDigest": (HEX,), "startedAt": INSTANT, "completedAt": (INSTANT,),
        "inputTokens": (COUNT,), "outputTokens": (COUNT,), "costMicros": (INT,),
        "limits": ({"steps": (COUNT,), "tokens": (COUNT,), "costMicros": (COUNT,)},),
    },),
    "log": {"hash": one_of("SHA-256"), "origin": TEXT, "size": COUNT, "root": HEX},
    "checkpoint": ({
        "origin": TEXT, "size": COUNT, "root": HEX, "asOf": INSTANT, "note": TEXT, "leafIndex": COUNT,
        "entries": NUMBER, "head": HEX, "proof": Many(HEX, 64),
    },),
    "events": Many({
        "seq": NUMBER, "id": TEXT, "type": TEXT, "at": INSTANT, "recordedAt": INSTANT,
        "actor": {"type": one_of("HUMAN", "SYSTEM", "AGENT"), "id": TEXT}, "prev": HEX, "fields": Many(is_field, 20),
    }, 100_000),
    "trace": ({
        "status": one_of("running", "completed", "failed", "aborted"), "startedAt": INSTANT, "completedAt": (INSTANT,),
        "size": COUNT, "root": HEX,
    },),
    "steps": (Many(STEP, 1_000_000),),
    "policyContext": {
        "policySnapshotId": (TEXT,), "snapshotDigest": (HEX,),
        "activePolicies": Many({"policyId": TEXT, "name": (TEXT,), "enforcementMode": TEXT, "source": TEXT}),
        "violated": ({
            "policyId": TEXT, "policyName": (TEXT,), "violationId": TEXT, "violationType": TEXT, "rule": (TEXT,),
            "thresholdValue": (TEXT,), "actualValue": (TEXT,), "stepIndex": (COUNT,), "at": INSTANT,
            "evidenceDigest": (TEXT,),
        },),
    },
    "inflection": ({"stepIndex": COUNT, "at": INSTANT},),
    "totals": {
        "events": COUNT, "steps": COUNT, "tokens": COUNT, "tokensKnown": BOOL, "costMicros": (INT,),
        "durationMs": (COUNT,),
    },
    "evidence": Many({"id": TEXT, "type": TEXT, "recoveryExecuted": BOOL, "payloadDigest": (HEX,), "at": INSTANT}, 10_000),
    "limitations": Many(TEXT), "review": {"status": one_of("PENDING")},
}
OF_KIND = {
    "evidence": {},
    "soc2": {
        "controls": Many({
            "criterion": TEXT, "paraphrase": TEXT, "reference": TEXT,
            "status": one_of("DEMONSTRATED", "PARTIAL", "NOT_DEMONSTRATED", "INDETERMINATE", "PENDING", "NOT_APPLICABLE"),
            "checks": Many({
                "id": TEXT, "result": one_of("met", "not_met", "not_yet_due", "not_applicable", "unknown"),
                "reason": TEXT, "evidence": Many(TEXT, 100),
            }, least=1),
            "notCovered": Many(TEXT),
        }),
        "attestation": {"statement": TEXT, "notAnOpinion": YES},
    },
    "executive_debrief": {"debrief": {
        "risk": {"level": one_of("low", "medium", "high", "critical", "not_rated"), "rule": TEXT},
        "summary": TEXT, "businessImpact": TEXT, "timeToDetect": MEASURE, "timeToContain": MEASURE,
        "timeToAcknowledge": MEASURE, "timeToResolve": MEASURE, "costIncurredMicros": (INT,),
        "costPrevented": one_of("not estimated"), "remediationStatus": one_of("pending", "in_progress", "completed"),
        "recommendedActions": Many({"check": TEXT, "action": TEXT, "owner": (TEXT,), "dueAt": (DUE,)}),
        "unknowns": Many(TEXT),
    }},
}
INTEGRITY = {
    "canonicalization": one_of("RFC8785"), "contentDigest": {"sha256": HEX}, "envelope": ANY,
    "timestamps": Optional(Many({"type": TEXT, "token": text(20_000)}, 10)),
}
TRUST = {
    "format": one_of("export-bundles/trust@1"),
    "keys": Many({
        "keyid": form("the id of a key", "sha256:[0-9a-f]{64}"), "publicKeyPem": text(2_000),
        "alg": one_of("ed25519", "ecdsa-p256-sha256"), "owner": text(200), "notBefore": (ANY_TEXT,), "notAfter": (ANY_TEXT,),
        "status": one_of("active", "retired", "revoked"), "revokedAt": (ANY_TEXT,), "reason": (text(1_000),),
    }, 100),
    "timestampAuthorities": Optional(Many({"name": text(200), "certificatePem": text(20_000)}, 20)),
}


def expect_envelope(envelope):
    """Members that it does not know are passed over, as DSSE asks."""
    path = "$.integrity.envelope"
    for name, shape in (("payload", ANY_TEXT), ("payloadType", ANY_TEXT), ("signatures", Many(ANY, 20, 1))):
        expect(isinstance(envelope, dict) and name in envelope, "SCHEMA", f"{path} has no member {name}")
        expect_shape(envelope[name], shape, f"{path}.{name}")
    for signature in envelope["signatures"]:
        expect(isinstance(signature, dict) and isinstance(signature.get("sig"), str)
               and isinstance(signature.get("keyid", ""), str), "SCHEMA", f"{path}.signatures has one without text")


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

def decode_base64(text, check):
    letters = text[:-2] if text.endswith("==") else text.removesuffix("=")
    is_spelled = re.fullmatch("[A-Za-z0-9+/]*|[A-Za-z0-9_-]*", letters) and len(letters) % 4 != 1
    expect(is_spelled and (letters == text or len(text) % 4 == 0), check, "the base64 cannot be read")
    standard = letters.replace("-", "+").replace("_", "/")
    data = base64.b64decode(standard + "=" * (-len(standard) % 4))
    # Bits that no byte takes must be zero, or two texts would stand for the same bytes.
    expect(base64.b64encode(data).decode().rstrip("=") == standard, check, "the base64 is not the only spelling")
    return data


def read_bundle(document):
    if document.startswith((b"%PDF-", b"PK\x03\x04")):
        raise CannotCheck("this is a report or a delivery; take bundle.json out of it")
    bundle = strict_parse(document)
    name = bundle.get("format") if isinstance(bundle, dict) else None
    if name != FORMAT and isinstance(name, str) and re.fullmatch("export-bundles/bundle@[0-9]{1,6}", name):
        raise CannotCheck(f"the bundle is of the format {name}; this verifier knows {FORMAT}")
    expect(name == FORMAT, "FORMAT", "the document is not an evidence bundle")
    content = bundle.get("content")
    kind = content.get("bundleType") if isinstance(content, dict) else None
    own = OF_KIND.get(kind, {}) if isinstance(kind, str) else {}
    expect_shape(bundle, {"format": TEXT, "content": {**CONTENT, **own}, "integrity": INTEGRITY}, "$")
    expect_envelope(bundle["integrity"]["envelope"])
    return content, bundle["integrity"]


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


def check_checkpoint(content, leaves):
    held = content["checkpoint"]
    if held is None:
        return
    expect(held["entries"] <= len(leaves) and leaves[held["entries"] - 1].hex() == held["head"],
           "CHECKPOINT", "the head is not that of the timeline")
    leaf = tagged_hash(0, {**{name: content[name] for name in ("tenantId", "incidentId")},
                           **{name: held[name] for name in ("entries", "head")}})
    root = root_by_path(leaf, held["leafIndex"], held["size"], [bytes.fromhex(step) for step in held["proof"]])
    expect(root.hex() == held["root"], "CHECKPOINT", "the timeline is not part of the tree")
    expect(held["asOf"] <= content["params"]["asOf"], "CHECKPOINT", "the checkpoint is later than the bundle")
    read_note(held)


# What ECMAScript takes for white space, which Python sees a little otherwise.
SPACE = "\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"


def read_note(held):
    """The text of the checkpoint's note, and the key's name, the key's id and the signature of each of its lines."""
    root = base64.b64encode(bytes.fromhex(held["root"])).decode()
    said = f"{held['origin']}\n{held['size']}\n{root}\nasOf {held['asOf']}\n"
    note, lines = held["note"], []
    expect(re.fullmatch(f"[^{SPACE}]+", held["origin"]) and not re.search("[\x00-\x09\x0b-\x1f]", note)
           and note.rpartition("\n\n")[0] + "\n" == said and note.endswith("\n"),
           "CHECKPOINT", "the note says something else")
    for line in note.rpartition("\n\n")[2][:-1].split("\n"):
        claim = re.fullmatch(f"\u2014 ([^{SPACE}+]+) ([A-Za-z0-9+/]+=*)", line)
        data = decode_base64(claim[2], "CHECKPOINT") if claim else b""
        expect(len(data) > 4 and len(claim[2]) % 4 == 0, "CHECKPOINT", "the note has a line that is no signature")
        lines.append((claim[1], data[:4], data[4:]))
    expect(len(lines) <= 16, "CHECKPOINT", "the note has too many signatures")
    return said, lines


def check_note(content, trusted, notes):
    """A line with the id of a trusted key must be that key's signature."""
    if content["checkpoint"] is None:
        return
    said, lines = read_note(content["checkpoint"])
    has_signer = False
    for name, key_id, signature in lines:
        for raw in trusted:
            if sha256(name.encode("utf-8") + b"\n\x01" + raw)[:4] == key_id:
                expect(has_signed(raw, said.encode("utf-8"), signature), "SIGNATURE", "the note's signature is wrong")
                has_signer = True
    if not has_signer:
        notes.append("warning: no trusted key signed the note of the checkpoint")


def statement_of(content, digest):
    params, log = content["params"], content["log"]
    predicate = {name: content[name] for name in ("bundleType", "tenantId", "incidentId")}
    predicate |= {"asOf": params["asOf"], "logSize": log["size"], "logRoot": log["root"]}
    if params["supersedes"] is not None:
        predicate["supersedes"] = params["supersedes"]
    return {"_type": "https://in-toto.io/Statement/v1", "predicate": predicate,
            "predicateType": "https://hoc-incidents.dev/attestation/bundle/v1",
            "subject": [{"name": content["bundleId"], "digest": {"sha256": digest}}]}


# Whom to trust.

SPKI = {"ed25519": (44, "302a300506032b6570032100"),
        "ecdsa-p256-sha256": (91, "3059301306072a8648ce3d020106082a8648ce3d03010703420004")}
PEM = f"[{SPACE}]*-----BEGIN PUBLIC KEY-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END PUBLIC KEY-----[{SPACE}]*"
RFC3339 = ("([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})([.][0-9]+)?"
           "(Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])")


def instant_of(text):
    parts = re.fullmatch(RFC3339, text)
    expect(parts, "TRUST", "an instant is not of RFC 3339")
    fraction, zone = (parts[2] or ".")[:7].ljust(7, "0"), parts[3].replace("Z", "+00:00")
    instant = datetime.datetime.fromisoformat(parts[1] + fraction + zone)
    utc = instant.astimezone(datetime.timezone.utc)
    expect(1970 <= utc.year < 2200, "TRUST", "an instant lies outside the years 1970 to 2199")
    return utc.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def key_of(record):
    pem = re.fullmatch(PEM, record["publicKeyPem"])
    der = decode_base64(re.sub("[\r\n]", "", pem[1]), "TRUST") if pem else b""
    length, prefix = SPKI[record["alg"]]
    expect(len(der) == length and der.hex().startswith(prefix), "TRUST", f"a key is not one of {record['alg']}")
    expect(record["keyid"] == "sha256:" + sha256(der).hex(), "TRUST", f"{record['keyid']} is not the id of its key")
    expect((record["status"] == "revoked") == (record["revokedAt"] is not None), "TRUST", "revokedAt goes with revoked")
    instants = {name: instant_of(record[name]) for name in ("notBefore", "notAfter", "revokedAt")
                if record[name] is not None}
    return {**record, **instants, "raw": der[12:]}


def read_trust(document):
    """The keys of a trust file. One that cannot be used says nothing about the bundle."""
    try:
        trust = strict_parse(document)
        if isinstance(trust, dict) and "payload" in trust:
            raise CannotCheck("the trust file is signed; this verifier takes plain ones only")
        expect_shape(trust, TRUST, "$")
        keys = [key_of(record) for record in trust["keys"]]
        expect(len({key["keyid"] for key in keys}) == len(keys), "TRUST", "a key is named twice")
        return keys
    except (Rejected, ValueError, OverflowError) as problem:
        raise CannotCheck(f"the trust file cannot be used: {problem}") from None


def signers_of(content, integrity, message, signatures, keys, notes):
    trusted, unread = {}, False
    for key in keys:
        if key["alg"] != "ed25519":
            notes.append(f"note: {key['keyid']} is passed over, this verifier knows Ed25519 only")
            unread = True
        elif key["status"] == "revoked":
            notes.append(f"note: {key['keyid']} is passed over, it was revoked")
        else:
            trusted[key["raw"]] = key
    signers = [key for raw, key in trusted.items() if any(has_signed(raw, message, one) for one in signatures)]
    if not signers and unread:
        raise CannotCheck("no trusted Ed25519 key signed it, and this verifier cannot ask the other trusted keys")
    expect(signers, "SIGNATURE", "no trusted key signed it")
    check_note(content, trusted, notes)
    as_of = content["params"]["asOf"]
    for key in signers:
        if as_of < (key["notBefore"] or "") or (key["notAfter"] or "9") < as_of:
            notes.append(f"warning: {key['keyid']} was not valid at the time of the bundle")
    return signers


def verify(document, keys, notes):
    content, integrity = read_bundle(document)
    digest = sha256(canonical(content).encode("utf-8")).hex()
    expect(digest == integrity["contentDigest"]["sha256"], "CONTENT_DIGEST", f"the content's digest is {digest}")
    leaves = leaves_of(content)
    log, trace, steps = content["log"], content["trace"], content["steps"]
    expect((len(leaves), tree_root(leaves).hex()) == (log["size"], log["root"]), "LOG_ROOT", "the root differs")
    check_checkpoint(content, leaves)
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
    kind = envelope["payloadType"].encode("utf-8")
    message = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
    signers = None if keys is None else signers_of(content, integrity, message, signatures, keys, notes)
    for timestamp in integrity.get("timestamps", []):
        if timestamp["type"] == "rfc3161":
            decode_base64(timestamp["token"], "TIMESTAMP")
    return content, digest, signers


def judge(document, trust=None):
    """The exit code, and what to say of it, line by line."""
    notes = []
    try:
        keys = None if trust is None else read_trust(trust)
        content, digest, signers = verify(document, keys, notes)
    except Rejected as problem:
        return 1, ["REJECTED", str(problem)]
    except CannotCheck as problem:
        return 2, ["NOT CHECKED", str(problem)]
    return 0 if signers else 3, [
        "VERIFIED" if signers else "NOT AUTHENTICATED: intact, but nobody vouches for it without --trust",
        *[f"signed by: {key['owner']} {key['keyid']}" for key in signers or []],
        f"incident: {content['incidentId']} of {content['tenantId']}", f"as of: {content['params']['asOf']}",
        f"content: sha256 {digest}", f"log: {content['log']['size']} entries, root {content['log']['root']}", *notes,
        f"not checked: {NOT_CHECKED}",
    ]


def printable(line):
    """One harmless line: what could control a terminal or reorder text is shown by its number."""
    return "".join(f"\\u{{{ord(letter):x}}}" if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp") else letter
                   for letter in line)


def main(arguments):
    if len(arguments) not in (1, 3) or arguments[1:2] not in ([], ["--trust"]):
        code, lines = 2, __doc__.strip().splitlines()
    else:
        try:
            code, lines = judge(*[open(path, "rb").read(MAX_BYTES + 1) for path in arguments[::2]])
        except (OSError, ValueError) as problem:
            code, lines = 2, ["NOT CHECKED", str(problem)]
    try:
        print("\n".join(map(printable, lines)), flush=True)
    except BrokenPipeError:  # Nobody reads on; the verdict is the exit code all the same.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
