import type { ClientOperations } from "./generated/operations.js";

/** The id of an operation that has an endpoint. */
export type OperationId = keyof ClientOperations;

/** What an operation takes. */
export type OperationInput<Id extends OperationId> = ClientOperations[Id]["input"];

/** What an operation answers. */
export type OperationOutput<Id extends OperationId> = ClientOperations[Id]["output"];

/** The id of an operation that lists by pages. */
export type ListId = {
  [Id in OperationId]: ClientOperations[Id] extends { readonly item: unknown } ? Id : never;
}[OperationId];

/** One item of a list. */
export type ItemOf<Id extends ListId> = ClientOperations[Id] extends { readonly item: infer Item } ? Item : never;
