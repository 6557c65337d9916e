import { describe, expect, it } from "vitest";
import { createAddressRule } from "./address-rule.js";
import { readTarget } from "./target.js";

const mayReach = createAddressRule([]);
const strict = { mayReach, allowHttp: false };
const withHttp = { mayReach, allowHttp: true };

describe("readTarget", () => {
  it("leaves names to be looked up", () => {
    expect(readTarget("https://Hooks.Example.com:8443/in?x=1", strict)).toMatchObject({
      host: "hooks.example.com",
      addresses: null,
    });
    expect(readTarget("https://localhost.example.com/", strict)).toMatchObject({ addresses: null });
  });

  it("takes addresses of the public Internet", () => {
    expect(readTarget("https://8.8.8.8/", strict)).toMatchObject({ host: "8.8.8.8", addresses: ["8.8.8.8"] });
    expect(readTarget("https://[2606:4700::1111]/", strict)).toMatchObject({ addresses: ["2606:4700::1111"] });
  });

  it.each([
    "https://127.0.0.1/",
    "https://127.0.0.1./",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0x7f.1/",
    "https://0177.0.0.1/",
    "https://１２７.0.0.1/",
    "https://%31%32%37.0.0.1/",
    "https://0/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[0:0:0:0:0:ffff:7f00:1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[fd00:ec2::254]/",
    "https://localhost/",
    "https://LOCALHOST./",
    "https://admin.localhost:8080/",
  ])("refuses %s, which leads inside", (url) => {
    expect(readTarget(url, strict)).toEqual({
      refusal: expect.stringMatching(
        /is not public; nothing is sent there unless HOC_WEBHOOK_ALLOWED_NETWORKS allows it\.$/,
      ),
    });
  });

  it.each(["", "hooks.example.com", "https://", "https://[fe80::1%25eth0]/", "https://256.1.1.1/", "https://a b/"])(
    "refuses %j, which is no URL",
    (url) => {
      expect(readTarget(url, strict)).toEqual({ refusal: "The URL cannot be read." });
    },
  );

  it("wants https, or http where that is allowed", () => {
    for (const url of ["http://hooks.example.com/", "ftp://hooks.example.com/", "file:///etc/passwd", "data:,x"])
      expect(readTarget(url, strict)).toEqual({
        refusal: "The URL must begin with https://; http:// is for servers with HOC_WEBHOOK_ALLOW_HTTP=on.",
      });
    expect(readTarget("http://hooks.example.com/", withHttp)).toMatchObject({ addresses: null });
    expect(readTarget("gopher://hooks.example.com/", withHttp)).toEqual({
      refusal: "The URL must begin with https:// or http://.",
    });
    expect(readTarget("http://127.0.0.1/", withHttp)).toHaveProperty("refusal");
  });

  it.each(["https://user@hooks.example.com/", "https://:secret@hooks.example.com/", "https://user:secret@8.8.8.8/"])(
    "refuses %s for its user or password",
    (url) => {
      expect(readTarget(url, strict)).toEqual({ refusal: "The URL must have no user name and no password." });
    },
  );

  it("knows localhost without asking where the operator allows the loopback", () => {
    const rules = { mayReach: createAddressRule(["127.0.0.0/8", "::1/128"]), allowHttp: false };
    expect(readTarget("https://localhost:9/", rules)).toMatchObject({ addresses: ["127.0.0.1", "::1"] });
    const half = { mayReach: createAddressRule(["127.0.0.0/8"]), allowHttp: false };
    expect(readTarget("https://localhost:9/", half)).toHaveProperty("refusal");
  });
});
