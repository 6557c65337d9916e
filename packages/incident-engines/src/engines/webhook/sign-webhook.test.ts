import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { risingRandom } from "../../../test/api-keys.js";
import { domainEvent, HOOK_URL } from "../../../test/webhooks.js";
import { newWebhookSecret, signatureOf, signedRequest } from "./sign-webhook.js";
import { toCloudEvent } from "./to-cloud-event.js";

const randomHex = risingRandom();
const secret = () => newWebhookSecret({ randomHex });
const at = () => new Date().toISOString().replace(/\.(\d{3})Z$/, ".$1000Z");

describe("the signature", () => {
  it("is that of Standard Webhooks, by the example of its specification", () => {
    const content = 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}';
    expect(signatureOf("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", content)).toBe(
      "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    );
  });

  it("is one that the official library takes, of any event, by any of the secrets", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (reason) => {
        const secrets = [secret(), secret()];
        const { body, headers } = signedRequest({
          url: HOOK_URL,
          event: toCloudEvent(domainEvent({ reason })),
          secrets,
          at: at(),
        });
        for (const one of secrets) expect(new Webhook(one).verify(body, { ...headers })).toEqual(JSON.parse(body));
      }),
    );
  });

  it("is refused for another body, id or timestamp, and by another secret", () => {
    const one = secret();
    const { body, headers } = signedRequest({
      url: HOOK_URL,
      event: toCloudEvent(domainEvent()),
      secrets: [one],
      at: at(),
    });
    const verify =
      (sent: string, changed: object, by = one) =>
      () =>
        new Webhook(by).verify(sent, { ...headers, ...changed } as Record<string, string>);
    expect(verify(body, {})).not.toThrow();
    expect(verify(body.replace("ACTIVE", "ACKED"), {})).toThrow();
    expect(verify(body, { "webhook-id": "evt_2" })).toThrow();
    expect(verify(body, { "webhook-timestamp": String(Number(headers["webhook-timestamp"]) + 1) })).toThrow();
    expect(verify(body, {}, secret())).toThrow();
  });
});

describe("the request", () => {
  const request = (secrets: readonly string[]) =>
    signedRequest({ url: HOOK_URL, event: toCloudEvent(domainEvent()), secrets, at: "2026-03-14T12:00:00.999999Z" });

  it("has the event as its body, and its id and the second of the attempt in its headers", () => {
    const { url, headers, body } = request([secret()]);
    expect([url, JSON.parse(body)]).toEqual([HOOK_URL, toCloudEvent(domainEvent())]);
    expect(headers).toMatchObject({
      "content-type": "application/cloudevents+json; charset=utf-8",
      "webhook-id": "evt_1",
      "webhook-timestamp": "1773489600",
      "user-agent": expect.stringMatching(/^hoc-/),
    });
  });

  it("bears one signature for each secret, though never more than ten", () => {
    const signatures = (count: number) =>
      request(Array.from({ length: count }, secret)).headers["webhook-signature"]?.split(" ").length;
    expect([1, 2, 10, 11, 50].map(signatures)).toEqual([1, 2, 10, 10, 10]);
  });
});

it("a new secret is 256 bits, another one each time", () => {
  const [first, second] = [secret(), secret()];
  expect(first).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(Buffer.from(first.slice(6), "base64")).toHaveLength(32);
  expect(first).not.toBe(second);
});
