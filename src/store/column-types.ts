/**
 * The few kinds of column Yihu uses, spelled so that SQLite and PostgreSQL mean the same by them:
 * text, integers, instants as milliseconds, and small structures as JSON text.
 */
import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';

export const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const column =
  (type: 'text' | 'integer' | 'bigint', options: ColumnOptions): PropertyDecorator =>
  (target, property) =>
    (options.primary ? (PrimaryColumn as typeof Column) : Column)({
      ...options,
      type,
      name: snake(String(property)),
    })(target, property);

/** An identifier made by us, never by the database. */
export const Id = () => column('text', { primary: true });
export const Text = (options: ColumnOptions = {}) => column('text', options);
export const Integer = (options: ColumnOptions = {}) => column('integer', options);
/** Milliseconds since 1970, UTC. */
export const Instant = (options: ColumnOptions = {}) => column('bigint', options);
/** 0 or 1 in the database, a boolean in the entity. */
export const Flag = (options: ColumnOptions = {}) =>
  column('integer', {
    ...options,
    transformer: {
      to: (value?: boolean | null) => (value === undefined || value === null ? value : value ? 1 : 0),
      from: (value?: number | null) => (value === undefined || value === null ? null : value === 1),
    },
  });
/** A small structure as JSON text. */
export const Json = (options: ColumnOptions = {}) =>
  column('text', {
    ...options,
    transformer: {
      to: (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value)),
      from: (value?: string | null) =>
        value === undefined || value === null ? null : (JSON.parse(value) as unknown),
    },
  });
