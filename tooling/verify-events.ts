import { report } from "./verify/matrix.js";
import { planted } from "./verify/plant.js";
import { liveHistory } from "./verify-events/history.js";
import { EVENT_MATRIX } from "./verify-events/matrix.js";
import { EVENT_PLANTS } from "./verify-events/plants.js";
import { openVerifiedProduct } from "./verify-events/verified-product.js";
import { eventsCovered, verifyEvents } from "./verify-events/verify-events.js";

const product = await openVerifiedProduct(planted(EVENT_PLANTS)?.disguise);
try {
  const rows = await verifyEvents(product, await liveHistory(product));
  report(EVENT_MATRIX, rows, eventsCovered(rows));
} finally {
  await product.close();
}
