import { startApiServer } from "../../apps/api/test/api-server.js";
import { discrepanciesOf, liveThrough, readable } from "./customer-month.js";
import { findUsage } from "./usage.js";

const server = await startApiServer();
try {
  const usage = findUsage();
  console.log(`This is ${usage.source}.\n`);
  const month = await liveThrough(usage, async (holder, path, body, headers) => {
    const { status, body: answer } = await server.send(holder, path, {
      ...(body !== undefined && { body }),
      ...(headers !== undefined && { headers }),
    });
    if (status >= 400) throw new Error(`${path} answered ${status}: ${answer.detail}`);
    return answer;
  });
  console.log(readable(month));
  const discrepancies = discrepanciesOf(month);
  console.log(discrepancies.length === 0 ? "\nEvery breakdown adds up to the total, to the cent." : "");
  for (const discrepancy of discrepancies) console.error(discrepancy);
  process.exitCode = discrepancies.length === 0 ? 0 : 1;
} finally {
  await server.stop();
}
