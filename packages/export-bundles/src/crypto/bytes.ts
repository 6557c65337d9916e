const encoder = new TextEncoder();
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const BASE64_VALUES: ReadonlyMap<string, number> = new Map([
  ...[...BASE64].map((letter, value): [string, number] => [letter, value]),
  ["-", 62],
  ["_", 63],
]);
const HEX_OF_BYTE = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const HEX = /^([0-9a-f]{2})*$/;
const PADDING = /={1,2}$/;

/**
 * Bytes as lower-case hexadecimal.
 *
 * @example toHex(Uint8Array.of(1, 255)) // "01ff"
 */
export function toHex(bytes: Uint8Array): string {
  let hex = "";
  for (const byte of bytes) hex += HEX_OF_BYTE[byte];
  return hex;
}

/**
 * The bytes that lower-case hexadecimal stands for, or `undefined` when the text is something else.
 *
 * @example fromHex("01ff") // Uint8Array.of(1, 255)
 */
export function fromHex(hex: string): Uint8Array | undefined {
  if (!HEX.test(hex)) return undefined;
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
}

/**
 * Bytes as base64 of the standard alphabet, padded.
 *
 * @example toBase64(Uint8Array.of(255)) // "/w=="
 */
export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const left = Math.min(bytes.length - at, 3);
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let sextet = 0; sextet < 4; sextet++) text += sextet <= left ? BASE64[(group >> (18 - 6 * sextet)) & 63] : "=";
  }
  return text;
}

/**
 * The bytes that base64 stands for: the standard or the URL-safe alphabet, padded or not. Anything else is `undefined`,
 * and so is text whose last letter carries bits that no byte takes: two texts must not stand for the same bytes by
 * differing in bits that nobody reads.
 *
 * @example fromBase64("_w") // Uint8Array.of(255)
 * @example fromBase64("_x") // undefined: "x" has bits beyond the byte
 */
export function fromBase64(text: string): Uint8Array | undefined {
  const letters = text.replace(PADDING, "");
  const padding = text.length - letters.length;
  if (padding > 0 && text.length % 4 !== 0) return undefined;
  const bytes = new Uint8Array(Math.floor((letters.length * 6) / 8));
  let written = 0;
  let bits = 0;
  let held = 0;
  for (const letter of letters) {
    const value = BASE64_VALUES.get(letter);
    if (value === undefined) return undefined;
    held = ((held << 6) | value) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[written++] = held >> bits;
  }
  const isWhole = letters.length % 4 !== 1;
  const hasStrayBits = (held & ((1 << bits) - 1)) !== 0;
  const mixesAlphabets = /[+/]/.test(letters) && /[-_]/.test(letters);
  return isWhole && !hasStrayBits && !mixesAlphabets ? bytes : undefined;
}

/** Text as UTF-8. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Bytes one after the other. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether two byte strings are the same. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
