import { microsOf } from "@hoc/incident-schemas";
import type { ReportedIncident } from "../targets/target.js";
import { isOverflow } from "./incident-overview.js";
import { fittingSpans, laneCount, packLanes, type Span } from "./lanes.js";
import { type Plot, rounded } from "./plot.js";

const GAP = 4;
const SHAPE_ROOM = 12;
const LETTER_ROOM = 7;
const THINNEST = 4;
const ROOMY = { lanes: 24, height: 20, bar: 12 } as const;
const DENSE = { lanes: 60, height: 14, bar: 6 } as const;

/** Where the bar of an incident lies; its shape follows, and where there is room a word. */
export interface Bar {
  readonly incident: ReportedIncident;
  readonly x: number;
  /** 0 for an incident too short for a bar: it is its shape alone. */
  readonly width: number;
  readonly shapeX: number;
  /** End of all that belongs to the bar: the next bar of its lane begins there at the earliest. */
  readonly end: number;
  readonly lane: number;
  readonly word: string | undefined;
}

/** Bars in lanes of one height. */
export interface BarLayout {
  readonly bars: readonly Bar[];
  readonly lanes: number;
  readonly laneHeight: number;
  readonly barHeight: number;
}

/**
 * Puts incidents, the most important first, into lanes: with words where those are few enough, else with shapes alone;
 * what does not fit even so is left out from the end.
 */
export function barLayout(incidents: readonly ReportedIncident[], plot: Plot): BarLayout {
  const worded = incidents.map((incident) => barOf(incident, plot, true));
  const roomy = laneCount(packLanes(worded.map(spanOf))) <= ROOMY.lanes;
  const all = roomy ? worded : incidents.map((incident) => barOf(incident, plot, isOverflow(incident)));
  const { lanes, height, bar } = roomy ? ROOMY : DENSE;
  const bars = all.slice(0, fittingSpans(all.map(spanOf), lanes));
  const packed = packLanes(bars.map(spanOf));
  return {
    bars: bars.map((each, i) => ({ ...each, lane: packed[i] ?? 0 })),
    lanes: laneCount(packed),
    laneHeight: height,
    barHeight: bar,
  };
}

function barOf(incident: ReportedIncident, plot: Plot, withWord: boolean): Omit<Bar, "lane"> {
  const x = plot.x(microsOf(incident.startedAt));
  const length = rounded(plot.x(microsOf(incident.lastSignalAt)) - x);
  const width = length < THINNEST ? 0 : length;
  const shapeX = width === 0 ? x : rounded(x + width + GAP);
  const word = withWord ? (isOverflow(incident) ? "overflow" : incident.severity) : undefined;
  const room = word === undefined ? 0 : word.length * LETTER_ROOM + 8;
  return { incident, x, width, shapeX, end: shapeX + SHAPE_ROOM + room, word };
}

const spanOf = ({ x, end }: Omit<Bar, "lane">): Span => ({ from: x, to: end });
