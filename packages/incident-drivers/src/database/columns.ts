/**
 * How a column's values cross the driver: as text where JavaScript or a host's parsers would lose something. `money` is
 * a whole number of micro-dollars, `decimal` a share of a few digits; `micros` is an instant that is read as whole
 * microseconds, to be reckoned with.
 */
export type ColumnType = "text" | "int" | "bigint" | "money" | "decimal" | "instant" | "micros" | "boolean" | "json";

interface ColumnValues {
  text: string;
  int: number;
  bigint: number;
  money: number;
  decimal: number;
  instant: string;
  micros: number;
  boolean: boolean;
  json: unknown;
}

/** A column: its name in the table, its type, and whether it may be null. */
export interface Column<Type extends ColumnType = ColumnType, Nullable extends boolean = boolean> {
  readonly name: string;
  readonly type: Type;
  readonly nullable: Nullable;
}

/** The columns of a table by the field that each holds. */
export type Columns = Readonly<Record<string, Column>>;

/** A row as TypeScript sees it: camelCase fields, whole numbers, instants as text. */
export type RowOf<C extends Columns> = {
  [Field in keyof C]: C[Field] extends Column<infer Type, infer Nullable>
    ? ColumnValues[Type] | (Nullable extends true ? null : never)
    : never;
};

type NullableField<C extends Columns> = {
  [Field in keyof C]: C[Field] extends Column<ColumnType, false> ? never : Field;
}[keyof C];

/** A row that is about to be stored: what is left out of it is null. */
export type NewRowOf<C extends Columns> = Omit<RowOf<C>, NullableField<C>> & {
  readonly [Field in NullableField<C>]?: RowOf<C>[Field] | undefined;
};

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: "text",
  int: "int4",
  bigint: "int8",
  money: "numeric",
  decimal: "numeric",
  instant: "timestamptz",
  micros: "timestamptz",
  boolean: "bool",
  json: "json",
};

/** The PostgreSQL type that values of a column type are sent as. */
export function sqlTypeOf(type: ColumnType): string {
  return SQL_TYPES[type];
}

/** A column that must have a value. */
export function column<const Type extends ColumnType>(name: string, type: Type): Column<Type, false> {
  return { name, type, nullable: false };
}

/** A column that may be null. */
export function nullable<const Type extends ColumnType>(name: string, type: Type): Column<Type, true> {
  return { name, type, nullable: true };
}
