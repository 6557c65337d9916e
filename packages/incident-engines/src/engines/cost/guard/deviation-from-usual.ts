/** Hours from which on a part of a day can be held against the same part of a usual one. */
const HOURS_THAT_TELL = 6;

const HOURS_PER_DAY = 24;

/**
 * How far in per cent a spend is from what is usual for so many hours, by what a day usually costs; null where that is
 * not known. Few hours tell nothing of a day's course: before the sixth, only a spend is told of that is above what the
 * whole day usually costs.
 *
 * @example deviationFromUsual({ spendMicros: 30, usualDailyMicros: 20, hours: 12 }) // 200
 */
export function deviationFromUsual({
  spendMicros,
  usualDailyMicros,
  hours,
}: {
  readonly spendMicros: number;
  readonly usualDailyMicros: number | undefined;
  readonly hours: number;
}): number | null {
  if (usualDailyMicros === undefined || usualDailyMicros <= 0 || hours <= 0) return null;
  const isEarly = hours < HOURS_THAT_TELL;
  const usual = BigInt(usualDailyMicros) * BigInt(isEarly ? HOURS_PER_DAY : hours);
  const above = BigInt(spendMicros) * BigInt(HOURS_PER_DAY) - usual;
  if (isEarly && above <= 0n) return null;
  return (Number(above) / Number(usual)) * 100;
}
