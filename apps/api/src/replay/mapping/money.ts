import { CellError } from "./cell.js";
import { scaledDecimal } from "./decimal.js";

/** How a column writes money. */
export const MONEY_FORMS = ["dollars", "cents", "micros"] as const;

/** How a column writes money: decimal dollars, decimal cents, or whole micro-dollars. */
export type MoneyForm = (typeof MONEY_FORMS)[number];

const MICROS_POWER = { dollars: 6, cents: 4, micros: 0 } as const;

/** Reads money as whole micro-dollars, exactly; digits beyond them are rounded half away from zero. */
export function readMicros(text: string, form: MoneyForm): number {
  const micros = scaledDecimal(text, MICROS_POWER[form], "round");
  if (micros === undefined) throw new CellError(`"${text}" is not a decimal number`);
  const limit = BigInt(Number.MAX_SAFE_INTEGER);
  if (micros > limit || micros < -limit) throw new CellError(`"${text}" is too large`);
  return Number(micros);
}
