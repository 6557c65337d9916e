/** Words that claim what nobody who reads a log can know. */
export const FORBIDDEN_WORDS = /complian(t|ce)|certif|guarantee|immutable|complete and accurate|\bfully\b/i;
