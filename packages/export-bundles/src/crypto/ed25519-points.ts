import { fromHex, sameBytes } from "./bytes.js";

const SIGNATURE_BYTES = 64;
const POINT_BYTES = 32;

/** The order of the group, 2^252 + 27742317777372353535851937790883648493. */
const GROUP_ORDER = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;

/** The field's prime, 2^255 − 19. */
const FIELD_PRIME = 2n ** 255n - 19n;

/** The y coordinates of the eight points whose order divides the cofactor, as they are encoded without the sign bit. */
const SMALL_ORDER_Y = [
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "0000000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
].map((hex) => fromHex(hex) ?? new Uint8Array());

/**
 * Whether an Ed25519 key and signature are spelled in the one way that they should be: the scalar is below the group's
 * order (adding the order gives a second signature of the same message), both points are written with a coordinate
 * below the field's prime, and neither is of small order (such a key accepts signatures that nobody made with it).
 * Says nothing about whether the signature is right.
 */
export function isStrictEd25519(publicKey: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES || publicKey.length !== POINT_BYTES) return false;
  const nonce = signature.subarray(0, POINT_BYTES);
  const scalar = signature.subarray(POINT_BYTES);
  return isStrictPoint(publicKey) && isStrictPoint(nonce) && littleEndian(scalar) < GROUP_ORDER;
}

function isStrictPoint(encoded: Uint8Array): boolean {
  const y = Uint8Array.from(encoded);
  y[POINT_BYTES - 1] = (y[POINT_BYTES - 1] ?? 0) & 0x7f;
  return littleEndian(y) < FIELD_PRIME && !SMALL_ORDER_Y.some((small) => sameBytes(small, y));
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);
}
