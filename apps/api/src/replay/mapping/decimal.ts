const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * The decimal number `text` times ten to the power of `power` as a whole number, without binary fractions;
 * `undefined` when the text is not a decimal number. What lies behind the last kept digit is rounded half away from
 * zero, or cut towards zero.
 *
 * @example scaledDecimal("0.1284", 6, "round") // 128400n
 */
export function scaledDecimal(text: string, power: number, rest: "round" | "cut"): bigint | undefined {
  const match = DECIMAL.exec(text.trim());
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  if (whole === "" && fraction === "") return undefined;
  const shift = power + Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  const magnitude = shift >= 0 ? digits * 10n ** BigInt(shift) : divided(digits, 10n ** BigInt(-shift), rest);
  return sign === "-" ? -magnitude : magnitude;
}

function divided(digits: bigint, divisor: bigint, rest: "round" | "cut"): bigint {
  return rest === "cut" ? digits / divisor : (2n * digits + divisor) / (2n * divisor);
}
