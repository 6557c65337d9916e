import { z } from "zod";

const NUL = "\u0000";

/**
 * Text that PostgreSQL can store and that hashes the same everywhere: 1 to `max` characters of well-formed Unicode
 * (no lone surrogates) without NUL.
 *
 * @example storableText(200).parse("call-17")
 */
export function storableText(max: number): z.ZodString {
  return z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !text.includes(NUL), "must not contain NUL")
    .refine((text) => !LONE_SURROGATE.test(text), "must be well-formed Unicode (it has a lone surrogate)");
}

/**
 * Storable text that a person wrote for others to read: not only white space.
 *
 * @example writtenText(1_000).parse("It is back.")
 */
export function writtenText(max: number): z.ZodString {
  return storableText(max).regex(/\S/, "must not be blank");
}

const LONE_SURROGATE = /\p{Surrogate}/u;
