import { type SignalInput, signalInputSchema } from "@hoc/incident-schemas";
import { ReplayError } from "../replay-error.js";

/** Refuses a signal that the product would refuse, before it is sent, naming file, line and field. */
export function checkSignal(signal: SignalInput, place: { readonly file: string; readonly line: number }): void {
  const checked = signalInputSchema.safeParse(signal);
  if (checked.success) return;
  const issue = checked.error.issues[0];
  const field = issue?.path.join(".") ?? "";
  throw new ReplayError(
    `makes no signal: ${issue?.message ?? "it is malformed"}`,
    field === "" ? place : { ...place, field },
  );
}
