import { ERROR_CODES, type ErrorCode } from "@hoc/incident-schemas";
import { z } from "zod";

const CODES = Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]];

/** An error as callers see it (RFC 9457). */
export const problemSchema = z
  .strictObject({
    type: z.string().describe("Leads to what the code means, relative to this server."),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe("What went wrong this time, for a person."),
    code: z.enum(CODES).describe("What went wrong, for a program."),
    errors: z
      .array(z.strictObject({ pointer: z.string().describe("JSON Pointer into the input."), detail: z.string() }))
      .optional()
      .describe("The members at fault."),
    incidentId: z.string().optional().describe("The incident that the error is about."),
    requestId: z.string(),
  })
  .meta({ id: "Problem" });

/** An error as callers see it (RFC 9457). */
export type Problem = Readonly<z.output<typeof problemSchema>>;
