/** One broken law: where, what it reaches or says there, and what to do instead. */
export interface Violation {
  law: string;
  from: string;
  to: string;
  instead: string;
}

export const describeViolation = ({ law, from, to, instead }: Violation): string =>
  `${law} · ${from}${to ? ` → ${to}` : ""} · ${instead}`;
