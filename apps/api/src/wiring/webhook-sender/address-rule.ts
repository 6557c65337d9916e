import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** Whether something may be sent to an address, written as text. */
export type AddressRule = (address: string) => boolean;

/** Where all IPv6 addresses of the public Internet lie; what is outside of it is reserved or of this network. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/** Services of a cloud for the machines in it, under an address that looks public. */
const CLOUD_SERVICES: ReadonlySet<string> = new Set(["168.63.129.16"]);

/**
 * Makes the rule which addresses may be sent to: those of the public Internet, and those of the networks that the
 * operator allows, as CIDR. An IPv4 address that is written as IPv6 is judged as the IPv4 address; those that carry
 * another one in a tunnel (6to4, Teredo, NAT64) are not public.
 *
 * @example createAddressRule(["10.1.0.0/16"])("10.2.0.1") // false
 */
export function createAddressRule(allowedNetworks: readonly string[]): AddressRule {
  const allowed = allowedNetworks.map((network) => ipaddr.parseCIDR(network));
  return (text) => {
    if (isIP(text) === 0) return false;
    const address = ipaddr.process(text);
    return isPublic(address) || allowed.some((network) => isIn(address, network));
  };
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== "unicast" || CLOUD_SERVICES.has(address.toString())) return false;
  return address.kind() === "ipv4" || address.match(GLOBAL_UNICAST);
}

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, network: [ipaddr.IPv4 | ipaddr.IPv6, number]): boolean {
  return address.kind() === network[0].kind() && address.match(network);
}
