import { publicOperation } from "../http/openapi/public-operation.js";
import type { Route } from "../http/route.js";

/** Figures for Prometheus. */
export interface MetricsText {
  readonly contentType: string;
  render(): Promise<string>;
}

/** What the figures are read from; without it they are off. */
export interface MetricsDependencies {
  readonly metrics?: MetricsText | undefined;
}

/** Figures for whoever runs the server. */
export function metricsRoutes({ metrics }: MetricsDependencies): readonly Route[] {
  if (metrics === undefined) return [];
  return [
    {
      method: "GET",
      path: "/metrics",
      describe: publicOperation({
        operationId: "metrics.read",
        summary: "Figures in the text format of Prometheus.",
        tag: "health",
        answer: "text/plain",
      }),
      answer: async (c) => c.body(await metrics.render(), 200, { "content-type": metrics.contentType }),
    },
  ];
}
