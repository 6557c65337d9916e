/**
 * Whether only programs of this machine reach a host.
 *
 * @example isLoopback("127.0.0.1") // true
 */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}
