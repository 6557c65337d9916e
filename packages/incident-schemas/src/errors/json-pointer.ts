const LONGEST_NAME = 100;

/**
 * The JSON Pointer (RFC 6901) of a path. A name that somebody sent at great length is cut, with `…` at its end.
 *
 * @example jsonPointer(["signals", 3, "a/b"]) // "/signals/3/a~1b"
 */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((name) => `/${shortened(String(name)).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}
