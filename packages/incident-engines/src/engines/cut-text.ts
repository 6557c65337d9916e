/**
 * The first characters of a text, none of them cut in two.
 *
 * @example cutText("support-bot", 7) // "support"
 */
export function cutText(text: string, length: number): string {
  return [...text].slice(0, length).join("");
}
