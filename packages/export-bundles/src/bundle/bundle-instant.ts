/** How an instant of a bundle is written; the years are those that the product stores. */
export const INSTANT_FORM = /^(?:19[7-9]\d|2[01]\d{2})-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

const TIME_OF_DAY = /T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/;

/** The day that was found in the calendar last; most instants that are read together lie in few days. */
let lastDay = "";

/** Whether an instant of the right form is of a day and a time that exist. */
export function isOfTheCalendar(instant: string): boolean {
  const day = instant.slice(0, "YYYY-MM-DD".length);
  if (!TIME_OF_DAY.test(instant) || (day !== lastDay && !isDay(day))) return false;
  lastDay = day;
  return true;
}

/** A day that no calendar has is either nothing to the engine or another day. */
function isDay(day: string): boolean {
  const midnight = Date.parse(day);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
}
