import { commandLine } from "./command-line.js";
import { report } from "./verify/matrix.js";
import { verifierOptions } from "./verify/plant.js";
import { liveHistory } from "./verify-events/history.js";
import { EVENT_MATRIX } from "./verify-events/matrix.js";
import { EVENT_PLANTS } from "./verify-events/plants.js";
import { openVerifiedProduct } from "./verify-events/verified-product.js";
import { eventsCovered, verifyEvents } from "./verify-events/verify-events.js";

const { values } = commandLine({
  call: "npm run verify:events --",
  does: "Makes events of every type happen, and holds each against what is promised of it.",
  options: verifierOptions(EVENT_PLANTS),
});
const product = await openVerifiedProduct(values.plant?.disguise);
try {
  const rows = await verifyEvents(product, await liveHistory(product));
  report(values, EVENT_MATRIX, rows, eventsCovered(rows));
} finally {
  await product.close();
}
