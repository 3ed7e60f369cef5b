/**
 * What the hub answers and tells, as JSON schemas: data/schemas.json, made by `npm run schemas` from the TypeScript
 * types themselves (decision 0019). Nothing here is written by hand. To document something new:
 *
 * - a route: its method names its return type and has a comment, whose first sentence is the summary;
 * - an event: it stands in `ClientEvents` or `ServerEvents` of protocol/events.ts; its schema is
 *   `acks[namespace][event]` or `serverEvents[namespace][event]`;
 *
 * then run `npm run schemas`. The types that they name stand in `schemas` under their names, and are referred to as
 * `#/components/schemas/NAME`, in OpenAPI and in AsyncAPI alike: put all of `schemas` under `components`.
 */
import { shippedData } from './shipped-data.js';

export type JsonSchema = Readonly<Record<string, unknown>>;
export interface RouteSchema {
  summary: string;
  /** The rest of the comment. */
  description?: string;
  /** Absent where it answers nothing, or a file. */
  answer?: JsonSchema;
}
export type EventSchemas = Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
export interface Schemas {
  /** By class and method: `CallsController_find`. */
  routes: Readonly<Record<string, RouteSchema>>;
  /** Namespace → event → the data of its ack. */
  acks: EventSchemas;
  /** Namespace → event → its payload. */
  serverEvents: EventSchemas;
  /** By the type's name; a list `Page<Claim>` is called `PageOfClaim`. */
  schemas: Readonly<Record<string, JsonSchema>>;
}

/** Read once, when first asked for. */
export const schemas = (): Schemas => (read ??= JSON.parse(shippedData('schemas.json')) as Schemas);
let read: Schemas | undefined;
