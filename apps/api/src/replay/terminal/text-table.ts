/** Rows as lines with aligned columns; columns of numbers are aligned to the right. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const right = header.map((_, column) => rows.length > 0 && rows.every((row) => /^[\d,.]+$/.test(row[column] ?? "")));
  return all.map((row) =>
    row
      .map((cell, column) => (right[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

/**
 * A whole number with its thousands set apart.
 *
 * @example countText(1234567) // "1,234,567"
 */
export function countText(count: number): string {
  return count.toLocaleString("en-US");
}

/**
 * A number with its noun.
 *
 * @example counted(1, "incident") // "1 incident"
 */
export function counted(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? "" : "s"}`;
}
