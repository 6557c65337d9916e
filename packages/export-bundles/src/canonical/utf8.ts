const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lossyDecoder = new TextDecoder("utf-8", { ignoreBOM: true });
const REPLACEMENT = "\ufffd";

/** Text that was decoded, or the offset of the first byte that is not UTF-8. */
export type DecodedUtf8 =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly offset: number };

/**
 * Decodes UTF-8 without repairing anything: no replacement characters, no skipped byte order mark.
 *
 * @example decodeUtf8(Uint8Array.of(0x61, 0xff)) // { ok: false, offset: 1 }
 */
export function decodeUtf8(bytes: Uint8Array): DecodedUtf8 {
  try {
    return { ok: true, text: strictDecoder.decode(bytes) };
  } catch {
    return { ok: false, offset: firstInvalidByte(bytes) };
  }
}

/**
 * How many bytes the first `end` UTF-16 units of a text take in UTF-8.
 *
 * @example utf8Length("\u20ac!", 1) // 3
 */
export function utf8Length(text: string, end: number): number {
  let length = 0;
  for (let at = 0; at < end; at++) length += bytesOfUnit(text, at);
  return length;
}

/** Three bytes at the first half of a pair and one at the second; a half alone takes the three of its replacement. */
function bytesOfUnit(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  if (isLowSurrogate(unit) && isHighSurrogate(text.charCodeAt(at - 1))) return 1;
  return 3;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** The first replacement character that the bytes do not spell out themselves stands where they are malformed. */
function firstInvalidByte(bytes: Uint8Array): number {
  const text = lossyDecoder.decode(bytes);
  let offset = 0;
  let from = 0;
  for (;;) {
    const at = text.indexOf(REPLACEMENT, from);
    offset += utf8Length(text.slice(from, at), at - from);
    if (!spellsReplacement(bytes, offset)) return offset;
    offset += 3;
    from = at + 1;
  }
}

function spellsReplacement(bytes: Uint8Array, offset: number): boolean {
  return bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
}
