/** A Markdown table; cells may hold Markdown, and what would break the table in them is escaped. */
export function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(headers), `|${headers.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

function cell(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ").replaceAll("|", "\\|");
}

export const code = (text: string): string => `\`${text}\``;

/** A document from its blocks, with the note that says where it comes from. */
export function generatedDocument(title: string, source: string, blocks: readonly string[]): string {
  const note = `<!-- Made by \`npm run docs\` from ${source}; change that, not this file. -->`;
  return `${[`# ${title}`, note, ...blocks].join("\n\n")}\n`;
}
