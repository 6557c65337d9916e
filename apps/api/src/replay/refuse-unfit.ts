import type { z } from "zod";
import { ReplayError } from "./replay-error.js";

/**
 * Refuses what the product would refuse, before it is sent, naming file, line and field; `what` is the word for it.
 *
 * @example refuseUnfit(signalInputSchema, "signal", signal, { file: "calls.csv", line: 17 });
 */
export function refuseUnfit(
  schema: z.ZodType,
  what: string,
  item: unknown,
  place: { readonly file: string; readonly line: number },
): void {
  const checked = schema.safeParse(item);
  if (checked.success) return;
  const issue = checked.error.issues[0];
  const field = issue?.path.join(".") ?? "";
  throw new ReplayError(
    `makes no ${what}: ${issue?.message ?? "it is malformed"}`,
    field === "" ? place : { ...place, field },
  );
}
