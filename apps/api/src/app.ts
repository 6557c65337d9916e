import { Hono } from "hono";
import { type BindDependencies, bind } from "./http/bind.js";
import { answerErrors } from "./http/errors.js";
import { type RequestContext, type RequestContextDependencies, requestContext } from "./http/request-context.js";
import { mount, type Route } from "./http/route.js";
import { accessRoutes } from "./routes/access.routes.js";
import { analyticsRoutes } from "./routes/analytics.routes.js";
import { costRoutes } from "./routes/costs.routes.js";
import { detectorRoutes } from "./routes/detectors.routes.js";
import { docsRoutes } from "./routes/docs.routes.js";
import { exportRoutes } from "./routes/export.routes.js";
import { guardRoutes } from "./routes/guard.routes.js";
import { type HealthDependencies, healthRoutes } from "./routes/health.routes.js";
import { incidentRoutes } from "./routes/incidents.routes.js";
import { lessonRoutes } from "./routes/lessons.routes.js";
import { type MetricsDependencies, metricsRoutes } from "./routes/metrics.routes.js";
import { openApiRoutes } from "./routes/openapi.routes.js";
import { policyRoutes } from "./routes/policies.routes.js";
import { problemRoutes } from "./routes/problems.routes.js";
import { publicListRoutes } from "./routes/public-list.routes.js";
import { recoveryRoutes } from "./routes/recovery.routes.js";
import { runRoutes } from "./routes/runs.routes.js";
import { signalRoutes } from "./routes/signals.routes.js";
import { statsRoutes } from "./routes/stats.routes.js";
import { webhookRoutes } from "./routes/webhooks.routes.js";

/** What the HTTP side needs; it brings neither port nor environment of its own. */
export interface AppDependencies
  extends BindDependencies,
    RequestContextDependencies,
    HealthDependencies,
    MetricsDependencies {}

/** Every endpoint that is bound to an operation. */
export const ENDPOINTS = [
  ...signalRoutes,
  ...incidentRoutes,
  ...publicListRoutes,
  ...statsRoutes,
  ...runRoutes,
  ...detectorRoutes,
  ...policyRoutes,
  ...lessonRoutes,
  ...costRoutes,
  ...guardRoutes,
  ...recoveryRoutes,
  ...analyticsRoutes,
  ...exportRoutes,
  ...accessRoutes,
  ...webhookRoutes,
] as const;

/**
 * Puts the HTTP side together.
 *
 * @example const response = await createApp(dependencies).request("/livez");
 */
export function createApp(dependencies: AppDependencies): Hono<RequestContext> {
  const app = new Hono<RequestContext>();
  app.use(requestContext(dependencies));
  answerErrors(app);
  const routes: readonly Route[] = [
    ...ENDPOINTS.map((endpoint) => bind(endpoint, dependencies)),
    ...healthRoutes(dependencies),
    ...metricsRoutes(dependencies),
    ...problemRoutes,
    ...openApiRoutes(() => routes),
    ...docsRoutes,
  ];
  mount(app, routes);
  return app;
}
