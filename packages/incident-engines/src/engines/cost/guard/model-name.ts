import { plainName } from "./plain-name.js";

/** Families of models whose makers write their names in a way of their own, by what is left of an id without its date. */
const FAMILIES: readonly (readonly [RegExp, (parts: readonly (string | undefined)[]) => string])[] = [
  [/^gpt-([\d.]+[a-z]*)(?:-(.+))?$/, ([version, variant]) => spaced(`GPT-${version}`, variant?.replaceAll("-", " "))],
  [/^(o\d)(?:-(\w+))?$/, ([version, variant]) => spaced(version, variant)],
  [
    /^claude-(opus|sonnet|haiku)-(\d+)(?:[-.](\d+))?$/,
    ([tier, major, minor]) => `Claude ${capitalized(tier)} ${version(major, minor)}`,
  ],
  [
    /^claude-(\d+)(?:[-.](\d+))?-(opus|sonnet|haiku)$/,
    ([major, minor, tier]) => `Claude ${version(major, minor)} ${capitalized(tier)}`,
  ],
];

/** The maker before a slash, a day or `latest` at the end: what tells versions of one model apart, not models. */
const NOT_OF_THE_NAME = /^.*\/|-(?:\d{8}|\d{4}-\d{2}-\d{2}|latest)$/g;

/**
 * What a model is called where customers read of it: as its maker writes it where the family is known, else the words of
 * its id with a capital each, and the id itself where it has no words.
 *
 * @example modelName("claude-sonnet-4-5-20250929") // "Claude Sonnet 4.5"
 */
export function modelName(model: string): string {
  return plainName(nameAsWritten(model));
}

function nameAsWritten(model: string): string {
  const name = model.replace(NOT_OF_THE_NAME, "");
  for (const [pattern, written] of FAMILIES) {
    const parts = pattern.exec(name);
    if (parts !== null) return written(parts.slice(1));
  }
  const words = name.split(/[-_\s]+/).filter((word) => word !== "");
  return words.length === 0 ? model : words.map(capitalized).join(" ");
}

function version(major: string | undefined, minor: string | undefined): string {
  return minor === undefined ? `${major}` : `${major}.${minor}`;
}

function spaced(name: string | undefined, variant: string | undefined): string {
  return variant === undefined ? `${name}` : `${name} ${variant}`;
}

function capitalized(word = ""): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
