/** Texts that a careless writer of SQL loses, doubles or reads as something else. */
export const STORABLE_TEXTS: readonly string[] = [
  `it's "quoted" \\ and \\" and \\\\`,
  "{a,b,{c}}",
  "NULL",
  "null",
  `"NULL"`,
  " leading and trailing ",
  "tab\tline\nreturn\r",
  "$1 ? :name %s ; --",
  "Größe 🚒 née 漢字 \u200d \ufeff",
  "\\N",
  "\u0001\u001f\u007f",
  ",",
  "E'\\x41'",
];
