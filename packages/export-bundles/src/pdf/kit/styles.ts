import type { Face } from "./typeface.js";

/** Colours of reports; every ink has a contrast of at least 4.5 : 1 on white and on the fills. */
export const COLORS = {
  ink: "#1b1f24",
  muted: "#515a64",
  accent: "#0b4f8a",
  good: "#17622f",
  bad: "#9a1c1c",
  warn: "#7a4b00",
  rule: "#c6ced6",
  fill: "#eef2f6",
} as const;

/** How a text is set. */
export interface TextStyle {
  readonly face: Face;
  readonly size: number;
  readonly color: string;
  /** From one line to the next. */
  readonly leading: number;
}

const style = (face: Face, size: number, leading: number, color: string = COLORS.ink): TextStyle => ({
  face,
  size,
  color,
  leading,
});

/** The styles of reports. */
export const STYLES = {
  title: style("bold", 19, 24),
  section: style("bold", 13, 17, COLORS.accent),
  subsection: style("bold", 10.5, 14),
  lead: style("regular", 11, 15.5),
  body: style("regular", 9.5, 13.5),
  small: style("regular", 9, 12.5, COLORS.muted),
  cell: style("regular", 8.25, 11),
  cellHead: style("bold", 8.25, 11),
  mono: style("mono", 7.75, 11),
  furniture: style("regular", 7.5, 10, COLORS.muted),
  figure: style("regular", 8, 10.5),
  figureStrong: style("bold", 8, 10.5),
  big: style("bold", 14, 18),
} as const satisfies Record<string, TextStyle>;
