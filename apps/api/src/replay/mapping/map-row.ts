import type { SignalInput, SignalKind } from "@hoc/incident-schemas";
import { ReplayError } from "../replay-error.js";
import type { ReplayRow } from "../rows/row.js";
import { CellError, cellText } from "./cell.js";
import { cellOf, readDetails, readText } from "./field-values.js";
import { readInstant } from "./instants.js";
import type { Mapping } from "./mapping-schema.js";
import { readMicros } from "./money.js";
import { asksForPresence, fulfils } from "./where.js";

/** Turns the rows of one file into signals as a mapping says; `undefined` for a row that is not to be sent. */
export function rowMapper(mapping: Mapping, file: string): (row: ReplayRow) => SignalInput | undefined {
  const conditions = Object.entries(mapping.where);
  const fields = Object.keys(mapping.fields) as (keyof Mapping["fields"])[];
  return (row) => {
    const at = <Value>(field: string, read: () => Value): Value => placed(read, { file, line: row.line, field });
    for (const [column, condition] of conditions) {
      if (!at(column, () => fulfils(cellOf(row.values, column, asksForPresence(condition)), condition)))
        return undefined;
    }
    const signal: Record<string, unknown> = {};
    for (const field of fields) {
      const value = at(field, () => fieldValue(row, mapping.fields, field));
      if (value !== undefined) signal[field] = value;
    }
    // The values are checked against the signal's schema, with file and line, before anything is sent.
    return signal as SignalInput;
  };
}

function fieldValue(row: ReplayRow, fields: Mapping["fields"], field: keyof Mapping["fields"]): unknown {
  switch (field) {
    case "occurredAt":
      return fields.occurredAt && converted(row, fields.occurredAt, readInstant);
    case "costMicros":
      return fields.costMicros && converted(row, fields.costMicros, readMicros);
    case "isSynthetic":
      return fields.isSynthetic?.value;
    case "details":
      return fields.details && readDetails(row.values, fields.details);
    case "causedBy":
      return fields.causedBy && causeOf(row, fields.causedBy);
    default: {
      const source = fields[field];
      return source && readText(row.values, source);
    }
  }
}

function converted<Form, Value>(
  row: ReplayRow,
  source: { column: string; as: Form; optional: boolean },
  read: (text: string, form: Form) => Value,
): Value | undefined {
  const text = cellText(cellOf(row.values, source.column, source.optional));
  return text === undefined ? undefined : read(text, source.as);
}

function causeOf(row: ReplayRow, source: NonNullable<Mapping["fields"]["causedBy"]>): SignalInput["causedBy"] {
  const reference = readText(row.values, source.reference);
  return reference === undefined ? undefined : { kind: source.kind.value as SignalKind, reference };
}

function placed<Value>(read: () => Value, place: { file: string; line: number; field: string }): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof CellError) throw new ReplayError(error.message, place, { cause: error });
    throw error;
  }
}
