import { describe, expect, it } from "vitest";
import { isStrictEd25519 } from "./ed25519-points.js";

const PRIME = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;

/** The curve's d, −121665/121666. */
const D = 37_095_705_934_669_439_343_138_083_508_754_565_189_542_113_879_843_219_016_388_785_533_085_940_283_555n;

function modulo(number: bigint): bigint {
  return ((number % PRIME) + PRIME) % PRIME;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let rest = exponent, square = modulo(base); rest > 0n; rest >>= 1n, square = modulo(square * square))
    if (rest & 1n) result = modulo(result * square);
  return result;
}

/** The y coordinates for which three doublings lead to the neutral point, computed from the curve's equation. */
function smallOrderCoordinates(): bigint[] {
  // Order 1 and 2 have y = ±1, order 4 has y = 0; for order 8, y² solves d·y⁴ + 2y² − 1 = 0.
  const root = power(modulo(1n + D), (PRIME + 3n) / 8n);
  const rootOfMinusOne = power(2n, (PRIME - 1n) / 4n);
  const discriminant = modulo(root * root) === modulo(1n + D) ? root : modulo(root * rootOfMinusOne);
  const inverse = power(D, PRIME - 2n);
  const squares = [modulo((discriminant - 1n) * inverse), modulo((-discriminant - 1n) * inverse)];
  const roots = squares.flatMap((square) => {
    const candidate = power(square, (PRIME + 3n) / 8n);
    const roots = [candidate, modulo(candidate * rootOfMinusOne)].filter((one) => modulo(one * one) === square);
    return roots.flatMap((one) => [one, modulo(-one)]);
  });
  return [1n, PRIME - 1n, 0n, ...roots];
}

function encoded(y: bigint, sign = 0n): Uint8Array {
  const hex = (y | (sign << 255n)).toString(16).padStart(64, "0");
  return Uint8Array.from(Buffer.from(hex, "hex")).reverse();
}

function signature(nonce: Uint8Array, scalar: bigint): Uint8Array {
  return Uint8Array.of(...nonce, ...encoded(scalar));
}

const ordinary = encoded(4n);

describe("isStrictEd25519", () => {
  it("takes ordinary points and scalars up to the group's order", () => {
    expect(isStrictEd25519(ordinary, signature(ordinary, 0n))).toBe(true);
    expect(isStrictEd25519(encoded(PRIME - 2n, 1n), signature(ordinary, ORDER - 1n))).toBe(true);
  });

  it("refuses scalars from the group's order on", () => {
    for (const scalar of [ORDER, ORDER + 1n, 2n ** 256n - 1n])
      expect(isStrictEd25519(ordinary, signature(ordinary, scalar))).toBe(false);
  });

  it("refuses every point of small order, as a key and as a nonce, with either sign", () => {
    const coordinates = smallOrderCoordinates();
    expect(coordinates).toHaveLength(5);
    for (const y of coordinates)
      for (const sign of [0n, 1n]) {
        expect(isStrictEd25519(encoded(y, sign), signature(ordinary, 1n)), `key ${y}`).toBe(false);
        expect(isStrictEd25519(ordinary, signature(encoded(y, sign), 1n)), `nonce ${y}`).toBe(false);
      }
  });

  it("refuses coordinates from the prime on", () => {
    for (let y = PRIME; y < 2n ** 255n; y++) {
      expect(isStrictEd25519(encoded(y), signature(ordinary, 1n))).toBe(false);
      expect(isStrictEd25519(ordinary, signature(encoded(y, 1n), 1n))).toBe(false);
    }
  });

  it("refuses other lengths", () => {
    expect(isStrictEd25519(ordinary.slice(1), signature(ordinary, 1n))).toBe(false);
    expect(isStrictEd25519(ordinary, signature(ordinary, 1n).slice(1))).toBe(false);
  });
});
