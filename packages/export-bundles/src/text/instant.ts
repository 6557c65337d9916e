const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/**
 * An instant to the second, in UTC.
 *
 * @example instantText("2026-03-14T09:25:42.000000Z") // "2026-03-14 09:25:42 UTC"
 */
export function instantText(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}

/**
 * An instant to the minute, in UTC and in words.
 *
 * @example instantInWords("2026-03-14T09:25:42.000000Z") // "14 March 2026 at 09:25 UTC"
 */
export function instantInWords(instant: string): string {
  const month = MONTHS[Number(instant.slice(5, 7)) - 1];
  return `${Number(instant.slice(8, 10))} ${month} ${instant.slice(0, 4)} at ${instant.slice(11, 16)} UTC`;
}
