import type { OperationContext, Operations } from "@hoc/incident-engines";
import { DomainError } from "@hoc/incident-schemas";
import { SpanStatusCode, trace } from "@opentelemetry/api";

/**
 * The same operations, each call a span of OpenTelemetry that says which operation it was, in what role, and with what
 * code it failed; never for whom or about what. Without an SDK in the process there are no spans.
 */
export function tracedOperations(operations: Operations): Operations {
  return {
    ...operations,
    execute: (id, input, context) => traced(id, context, () => operations.execute(id, input, context)),
  };
}

function traced<Output>(operation: string, { role }: OperationContext, run: () => Promise<Output>): Promise<Output> {
  const attributes = { "hoc.operation": operation, "hoc.role": role };
  return trace.getTracer("hoc-incidents").startActiveSpan(operation, { attributes }, async (span) => {
    try {
      return await run();
    } catch (error) {
      span.setAttribute("hoc.error_code", DomainError.isInstance(error) ? error.code : "internal_error");
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
