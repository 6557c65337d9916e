import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redact, redactObject } from "./redact.js";

const JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVP";
const PEM = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow==\n-----END RSA PRIVATE KEY-----";
const HEX = "0123456789abcdefABCDEF".repeat(2);

describe("what must not be stored", () => {
  it.each([
    ["key sk-proj-abcdefghijklmnop1234 refused", "key [redacted:api-key] refused"],
    ["AKIAIOSFODNN7EXAMPLE", "[redacted:api-key]"],
    [`pushed with ghp_${"a1B2".repeat(9)}.`, "pushed with [redacted:api-key]."],
    [`github_pat_${"a1_B2".repeat(6)}`, "[redacted:api-key]"],
    ["glpat-abcdefghij0123456789", "[redacted:api-key]"],
    ["xoxb-123456789012-abcdef", "[redacted:api-key]"],
    [`AIza${"x".repeat(35)}`, "[redacted:api-key]"],
    ["sk_live_abcdefghij0123", "[redacted:api-key]"],
    [`hf_${"a".repeat(34)}`, "[redacted:api-key]"],
    ["sent Bearer abc.def.ghi123 there", "sent Bearer [redacted:token] there"],
    [`no ${JWT} here`, "no [redacted:token] here"],
    ["password=hunter2", "password=[redacted:secret]"],
    ["?user=ada&access_token=a1b2&x=1", "?user=ada&access_token=[redacted:secret]&x=1"],
    ["DB_PASSWORD: hunter2, next", "DB_PASSWORD: [redacted:secret], next"],
    ['{"client_secret":"a b","n":1}', '{"client_secret":[redacted:secret],"n":1}'],
    ['{\\"apiKey\\":\\"a b\\",\\"n\\":1}', '{\\"apiKey\\":[redacted:secret],\\"n\\":1}'],
    ["{'pwd': 'it\\'s', 'n': 1}", "{'pwd': [redacted:secret], 'n': 1}"],
    ['"token" => "a b" end', '"token" => [redacted:secret] end'],
    ['password="never closed, ever', "password=[redacted:secret]"],
    ["(token=abc123)", "(token=[redacted:secret])"],
    ["[password=abc]", "[password=[redacted:secret]]"],
    ['{"x": token=abc}', '{"x": token=[redacted:secret]}'],
    ["<secret=abc>", "<secret=[redacted:secret]>"],
    ["token=abc. Next", "token=[redacted:secret]. Next"],
    ["(sent [Authorization: Bearer abc])...", "(sent [Authorization: [redacted:secret]])..."],
    ["(password=a)b.c]d)", "(password=[redacted:secret])"],
    ["(password=", "(password="],
    ["(password=)", "(password=[redacted:secret])"],
    ["password=hunter2)]}>", "password=[redacted:secret]"],
    ["Authorization: Basic dXNlcjpwYXNz", "Authorization: [redacted:secret]"],
    ["X-Api-Key: k1", "X-Api-Key: [redacted:secret]"],
    ["Set-Cookie: sid=1; Path=/\nnext", "Set-Cookie: [redacted:cookie]\nnext"],
    ["postgres://user:p@ss@db:5432/x", "postgres://[redacted:credentials]@db:5432/x"],
    [`key ${PEM} end`, "key [redacted:private-key] end"],
    ["-----BEGIN PRIVATE KEY-----\nMIIE cut off", "[redacted:private-key]"],
    // Any scheme before the secret.
    ["Authorization: Token supersecret1", "Authorization: [redacted:secret]"],
    ["authorization: ApiKey abc, next", "authorization: [redacted:secret], next"],
    ["Proxy-Authorization: Negotiate YIIabc==\nnext", "Proxy-Authorization: [redacted:secret]\nnext"],
    ["{'Authorization': Token abc}", "{'Authorization': [redacted:secret]}"],
    // Right after an escape.
    [`"x\\nghp_${"a1B2".repeat(9)}"`, '"x\\n[redacted:api-key]"'],
    ["\\nsk-proj-abcdefghijklmnop1234", "\\n[redacted:api-key]"],
    [`\\u003Dghp_${"a1B2".repeat(9)}`, "\\u003D[redacted:api-key]"],
    ["\\x3dAKIAIOSFODNN7EXAMPLE", "\\x3d[redacted:api-key]"],
    ["%22sk-proj-abcdefghijklmnop1234%22", "%22[redacted:api-key]%22"],
    [`\\t${JWT}`, "\\t[redacted:token]"],
    ["card\\n4111111111111111", "card\\n[redacted:card]"],
    // More names.
    ["secretKey=abc1", "secretKey=[redacted:secret]"],
    ["secret key = x", "secret key = [redacted:secret]"],
    ["private key: x", "private key: [redacted:secret]"],
    ["AccountName=n;AccountKey=a+b/c==;x=1", "AccountName=n;AccountKey=[redacted:secret];x=1"],
    ["SharedAccessKeyName=n;SharedAccessKey=abc=", "SharedAccessKeyName=n;SharedAccessKey=[redacted:secret]"],
    ["encryption_key: k1 signing-key: k2", "encryption_key: [redacted:secret] signing-key: [redacted:secret]"],
    ["password2=hunter2 api_key_1=k", "password2=[redacted:secret] api_key_1=[redacted:secret]"],
    ["(https://x.blob/y?sv=1&sig=a%2Fb%3D&se=2)", "(https://x.blob/y?sv=1&sig=[redacted:secret]&se=2)"],
    ["(https://x.blob/y?sig=ab)", "(https://x.blob/y?sig=[redacted:secret])"],
    ["y?a=1\\u0026sig=ab", "y?a=1\\u0026sig=[redacted:secret]"],
    // More keys.
    [`SG.${"aB-1_".repeat(5)}.${"cD2".repeat(9)} refused`, "[redacted:api-key] refused"],
    [`ya29.${"aB-1_".repeat(5)}.`, "[redacted:api-key]."],
    ["https://hooks.slack.com/services/T01AB/B02CD/x9Yz.", "https://hooks.slack.com/services/[redacted:api-key]."],
    ["hooks.slack.com\\/services\\/T01AB\\/B02CD\\/x9Yz", "hooks.slack.com\\/services\\/[redacted:api-key]"],
    // Passwords with what ends a host.
    ["postgres://u:p/w3@h/d", "postgres://[redacted:credentials]@h/d"],
    ["postgres://u:p?w#3/x@h:5432/d?a=b", "postgres://[redacted:credentials]@h:5432/d?a=b"],
    // However far the value is.
    ["password     = x", "password     = [redacted:secret]"],
    [`password:${" ".repeat(9)}\n\t  x`, `password:${" ".repeat(9)}\n\t  [redacted:secret]`],
    ["password:\\r\\n  x", "password:\\r\\n  [redacted:secret]"],
    ["Cookie:      sid=1; b=2", "Cookie:      [redacted:cookie]"],
    // Nested.
    ["{'token': {'value': 'abc123'}}", "{'token': [redacted:secret]}"],
    ['{"credentials": [{"id": 1, "key": "}"}, ["x"]], "n": 1}', '{"credentials": [redacted:secret], "n": 1}'],
    ["secret = {{a} never closed", "secret = [redacted:secret]"],
  ])("F-080: secrets are masked: %j", (text, masked) => {
    expect(redact(text)).toBe(masked);
  });

  it.each([
    ["mail ada.love+x@example.co.uk now", "mail [redacted:email] now"],
    ["über.user@müller.de", "[redacted:email]"],
    ["card 4111 1111 1111 1111 declined", "card [redacted:card] declined"],
    ["5500-0000-0000-0004", "[redacted:card]"],
    ["378282246310005", "[redacted:card]"],
    ["3782 822463 10005", "[redacted:card]"],
    ["ssn 123-45-6789.", "ssn [redacted:ssn]."],
    ["call +49 (0)170 1234567!", "call [redacted:phone]!"],
    ["+14155552671", "[redacted:phone]"],
    ["from 8.8.8.8:443.", "from [redacted:ip]:443."],
  ])("F-080: data of persons are masked: %j", (text, masked) => {
    expect(redact(text)).toBe(masked);
  });

  it.each([
    "EXECUTION_TIMEOUT",
    "provider_timeout: rate_limited after 30000 ms",
    "run 4f3a9b12-77e0-7c1d-8000-000000000001 failed",
    "run 41111111-1111-4111-8111-111111111111 failed",
    "inc_0123456789abcdef",
    `sha256 ${HEX}`,
    "spent 1234567890 of 2000000000 micros",
    "4111111111111112 is no number of a card",
    "1773489600000000 µs, 9007199254740991 tokens",
    "a sum of 4111111111111111.50",
    "tokens: 4096, max_tokens=4096, token_count=3",
    "SyntaxError: Unexpected token: punc",
    "Bearer 404 and bearer authentication",
    "10.0.0.1 172.16.3.4 192.168.1.9 127.0.0.1 999.1.1.1 v1.2.3.4",
    "lodash@4.17.21 at 2026-03-14T12:00:00.000000Z +02:00",
    "000-12-3456 and 123-00-4567",
    "https://example.com/a@b/c",
    "task-a-b-c-d-e-f-g-h-i-j-k",
    "C++ 12345678",
    "token limit, key points, authors, the signature: valid",
    "tokens: 900, output_tokens = 4, signature=abc, kernel.sig=11, primary key: 17, idempotency key = k",
    "https://example.com:8080/a@b/c and http://[::1]:80/a@b",
    "%20task-abcdefghijklmnopqrst and \\nothing-abcdefghijklmnopqrst",
    "SG.short and ya29.short, hooks.slack.com/services",
    "Unexpected token: { in JSON",
  ])("leaves alone what somebody needs to understand it: %j", (text) => {
    expect(redact(text)).toBe(text);
  });
});

const FRAGMENTS = [
  ..."abz019 .,:;=@/+-_\"'\\\n[](){}<>?&",
  "password=",
  "token: ",
  "Authorization: ",
  "secret key    = ",
  "?sig=",
  "://u:p/",
  "hooks.slack.com/services/T/",
  "SG.",
  "\\n",
  "\\u003d",
  "%22",
  "     ",
  "\n\n\n",
  "bearer ",
  "://",
  "cookie:",
  "sk-",
  "a".repeat(20),
  "1".repeat(7),
  "4111111111111111",
  "123-45-6789",
  "+4917012345678",
  "8.8.8.8",
  "ada@example.com",
  "eyJabcde.",
  "-----BEGIN PRIVATE KEY-----",
  "-----END PRIVATE KEY-----",
  "[redacted:secret]",
  JWT,
];
const text = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 12 }).map((parts) => parts.join(""));

it("F-080: masking what is masked changes nothing", () => {
  fc.assert(
    fc.property(text, (given) => {
      const masked = redact(given);
      expect(redact(masked)).toBe(masked);
    }),
    { numRuns: 2_000 },
  );
});

it("comes to an end with hostile text, however it repeats", () => {
  for (const fragment of FRAGMENTS) redact(fragment.repeat(Math.ceil(60_000 / fragment.length)));
  fc.assert(
    fc.property(text, (given) => {
      if (given !== "") redact(given.repeat(Math.ceil(4_000 / given.length)).slice(0, 4_000));
    }),
  );
});

describe("an object", () => {
  it("F-080: is masked member by member, whatever a secret's name names as a whole", () => {
    const given = {
      user: "ada@example.com",
      password: 1234,
      session: { accessToken: { id: 7 }, list: ["8.8.8.8", 1, null, true], token_value: "x", Authorization: null },
      tokens: 1200,
      outputTokens: 5,
      "ada@example.com": 1,
      "bob@example.com": 2,
    };
    const masked = redactObject(given);
    expect(masked).toEqual({
      user: "[redacted:email]",
      password: "[redacted:secret]",
      session: {
        accessToken: "[redacted:secret]",
        list: ["[redacted:ip]", 1, null, true],
        token_value: "[redacted:secret]",
        Authorization: "[redacted:secret]",
      },
      tokens: 1200,
      outputTokens: 5,
      "[redacted:email]": 1,
      "[redacted:email] 2": 2,
    });
    expect(redactObject(masked)).toEqual(masked);
  });

  it.each([
    ...[
      "passwords",
      "password2",
      "pwd_1",
      "secrets",
      "apiKeys",
      "api_keys",
      "api key",
      "accessTokens",
      "refresh_tokens",
    ],
    ...["auth", "basicAuth", "proxy_auth", "oauth", "cookies", "secretKey", "privateKeys", "AccountKey", "token-2"],
  ])("F-080: is masked at %j", (name) => {
    expect(redactObject({ [name]: ["x"] })).toEqual({ [name]: "[redacted:secret]" });
  });

  it.each([
    ...["tokens", "maxTokens", "tokenLimit", "keyPoints", "authors", "author", "authored", "signature", "sig"],
    ...["keys", "primaryKey", "secretary", "needsAuth", "passwordless", "tokens2"],
  ])("keeps what is at %j", (name) => {
    expect(redactObject({ [name]: 900 })).toEqual({ [name]: 900 });
  });

  it("F-080: that is masked already stays as it is", () => {
    fc.assert(
      fc.property(fc.dictionary(text, fc.oneof(text, fc.integer(), fc.array(text))), (given) => {
        const masked = redactObject(given);
        expect(redactObject(masked)).toEqual(masked);
      }),
    );
  });
});
