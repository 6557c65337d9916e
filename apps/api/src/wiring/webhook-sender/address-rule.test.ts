import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAddressRule } from "./address-rule.js";

const mayReach = createAddressRule([]);

/** Networks that are no part of the public Internet, by the registries of IANA, and what clouds keep for themselves. */
const INTERNAL = {
  "this network": ["0.0.0.0", "0.1.2.3", "::"],
  private: ["10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.255.255"],
  "carrier-grade NAT": ["100.64.0.1", "100.127.255.255", "100.100.100.200"],
  loopback: ["127.0.0.1", "127.255.255.255", "::1"],
  "link-local, with the metadata of clouds": ["169.254.169.254", "169.254.170.2", "fe80::1", "fe80::1%eth0"],
  "protocol assignments": ["192.0.0.8", "192.0.0.192"],
  documentation: ["192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1"],
  "6to4 relays": ["192.88.99.1"],
  benchmarking: ["198.18.0.1", "198.19.255.255", "2001:2::1"],
  multicast: ["224.0.0.1", "239.255.255.255", "ff02::1"],
  reserved: ["240.0.0.1", "255.255.255.255", "5f00::1", "4000::1", "8000::1"],
  "services of a cloud": ["168.63.129.16", "fd00:ec2::254"],
  "unique local": ["fc00::1", "fdff:ffff::1"],
  "site-local": ["fec0::1"],
  discard: ["100::1"],
  "IPv4 inside of IPv6": [
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:a9fe:a9fe",
    "::ffff:168.63.129.16",
    "::127.0.0.1",
    "::ffff:0:127.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b::808:808",
    "64:ff9b:1::a00:1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
  ],
  "no address": ["", "localhost", "127.1", "0x7f.0.0.1", "2130706433", "10.0.0.1/8", "[::1]", "8.8.8.8 "],
};

describe("createAddressRule", () => {
  for (const [what, addresses] of Object.entries(INTERNAL))
    it.each(addresses)(`refuses %s: ${what}`, (address) => {
      expect(mayReach(address)).toBe(false);
    });

  it.each([
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.1",
    "169.253.255.255",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.255.255",
    "223.255.255.255",
    "::ffff:8.8.8.8",
    "2606:4700:4700::1111",
    "2a00:1450:4001:81b::200e",
  ])("takes the public address %s", (address) => {
    expect(mayReach(address)).toBe(true);
  });

  it("takes what the operator allows, and no address beside it", () => {
    const rule = createAddressRule(["10.1.0.0/16", "fd12::/32"]);
    for (const address of ["10.1.0.0", "10.1.255.255", "::ffff:10.1.0.1", "fd12::1", "8.8.8.8"])
      expect([address, rule(address)]).toEqual([address, true]);
    for (const address of ["10.0.255.255", "10.2.0.0", "fd13::1", "127.0.0.1", "::ffff:10.2.0.1", "64:ff9b::10.1.0.1"])
      expect([address, rule(address)]).toEqual([address, false]);
  });

  it("takes of any IPv4 addresses the public ones only, also where they are written as IPv6", () => {
    fc.assert(
      fc.property(fc.nat(0xffff_ffff), (number) => {
        const address = dotted(number);
        expect([address, mayReach(address)]).toEqual([address, !isInternal(number)]);
        const hex = `::ffff:${(number >>> 16).toString(16)}:${(number & 0xffff).toString(16)}`;
        expect([hex, mayReach(hex)]).toEqual([hex, mayReach(address)]);
      }),
      { numRuns: 5_000 },
    );
  });

  it("takes of any IPv6 addresses none outside of 2000::/3, and none that carries an IPv4 address in a tunnel", () => {
    const groups = fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(groups, fc.constantFrom(0x2001, 0x2002, 0x2606, 0x64, 0xfd00, null), (random, first) => {
        const parts = first === null ? random : [first, ...random.slice(1)];
        const [a = 0, b = 0] = parts;
        const address = parts.map((part) => part.toString(16)).join(":");
        const elsewhere = a >> 13 !== 1 || a === 0x2002 || (a === 0x2001 && (b < 0x200 || b === 0xdb8));
        if (elsewhere) expect([address, mayReach(address)]).toEqual([address, false]);
        else if (a === 0x2606) expect([address, mayReach(address)]).toEqual([address, true]);
      }),
      { numRuns: 5_000 },
    );
  });
});

/** The same by arithmetic: first address and length of the prefix. */
const INTERNAL_IPV4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

function isInternal(number: number): boolean {
  return INTERNAL_IPV4.some(([base, length]) => number >>> (32 - length) === numberOf(base) >>> (32 - length));
}

function numberOf(address: string): number {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0) >>> 0;
}

function dotted(number: number): string {
  return [24, 16, 8, 0].map((bits) => (number >>> bits) & 0xff).join(".");
}
