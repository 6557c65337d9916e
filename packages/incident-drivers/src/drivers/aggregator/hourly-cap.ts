import { type EpochMicros, UNCAPPED } from "@hoc/incident-schemas";

/** One rolling hour in microseconds. */
export const HOUR: EpochMicros = 3_600_000_000;

/**
 * The cap on new incidents: in no rolling hour of grouping instants do more than `cap` incidents open, in whatever
 * order their signals arrive.
 */
export class HourlyCap {
  private readonly openings: EpochMicros[];

  /** `openings` are the instants of the tenant's incidents that count, within an hour of anything to come. */
  constructor(
    private readonly cap: number,
    openings: readonly EpochMicros[],
  ) {
    this.openings = [...openings].sort((a, b) => a - b);
  }

  /** Whether an incident may open at `at`: no hour around it would hold more than the cap. */
  allows(at: EpochMicros): boolean {
    const { openings, cap } = this;
    if (openings.length < cap) return true;
    const place = this.placeOf(at);
    for (let first = Math.max(0, place - cap); first <= place; first++) {
      const last = first + cap;
      if (last > openings.length) break;
      if (this.withInserted(at, place, last) - this.withInserted(at, place, first) < HOUR) return false;
    }
    return true;
  }

  /** Notes that an incident opened at `at`. */
  note(at: EpochMicros): void {
    if (this.cap !== UNCAPPED) this.openings.splice(this.placeOf(at), 0, at);
  }

  private withInserted(at: EpochMicros, place: number, index: number): EpochMicros {
    if (index === place) return at;
    return this.openings[index < place ? index : index - 1] as EpochMicros;
  }

  private placeOf(at: EpochMicros): number {
    let low = 0;
    let high = this.openings.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.openings[middle] as EpochMicros) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
