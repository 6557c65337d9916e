import { reportAnalyses } from "./analyses.js";
import { reportLists, reportTotals } from "./lists.js";
import { openStand } from "./stand.js";

/** What reading costs on a tenant with a million incidents among a thousand tenants. */
export async function run(): Promise<void> {
  const stand = await openStand();
  try {
    console.log(`${await stand.settings()}; ${stand.incidents} incidents of one tenant, 100 of each of 999 others`);
    await reportLists(stand);
    await reportTotals(stand);
    await reportAnalyses(stand);
  } finally {
    await stand.close();
  }
}
