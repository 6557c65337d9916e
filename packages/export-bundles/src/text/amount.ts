import { MICROS_PER_DOLLAR } from "@hoc/incident-schemas";

const MICROS = BigInt(MICROS_PER_DOLLAR);

/**
 * Whole micro-dollars as dollars, to the last digit, with two decimals at least.
 *
 * @example amountText(1_234_500) // "$1.2345"
 */
export function amountText(micros: number): string {
  const amount = BigInt(micros);
  const size = amount < 0n ? -amount : amount;
  const decimals = String(size % MICROS)
    .padStart(6, "0")
    .replace(/0{1,4}$/, "");
  const whole = String(size / MICROS).replace(/(?<=\d)(?=(\d{3})+$)/g, ",");
  return `${amount < 0n ? "−" : ""}$${whole}.${decimals}`;
}
