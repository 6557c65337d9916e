import { report } from "./verify/matrix.js";
import { liveHistory } from "./verify-events/history.js";
import { EVENT_MATRIX } from "./verify-events/matrix.js";
import { openVerifiedProduct } from "./verify-events/verified-product.js";
import { verifyEvents } from "./verify-events/verify-events.js";

const product = await openVerifiedProduct();
try {
  const rows = await verifyEvents(product, await liveHistory(product));
  report(EVENT_MATRIX, rows);
} finally {
  await product.close();
}
