/** What the hub could not read of a raise, and took the call without: it stands under the call until it is mended. */
import { shallowRef } from 'vue';

const NAMES = ['callbackPhone', 'operatorName', 'resident'] as const;
export type LeftOut = (typeof NAMES)[number];

const left = shallowRef<ReadonlyMap<string, readonly LeftOut[]>>(new Map());
const set = (callId: string, names: readonly LeftOut[]) => {
  const all = new Map(left.value);
  if (names.length) all.set(callId, names);
  else all.delete(callId);
  left.value = all;
};

/** @param fields of the answer, each a field or one within it, as `resident.phone` */
export const noteLeftOut = (callId: string, fields: Readonly<Record<string, string>> = {}): void => {
  const said = new Set(Object.keys(fields).map((field) => field.split('.')[0]));
  const names = NAMES.filter((name) => said.has(name));
  if (names.length) set(callId, names);
};
export const leftOutOf = (callId: string): readonly LeftOut[] => left.value.get(callId) ?? [];
/** Somebody has looked at it and saved what is right. */
export const mended = (callId: string): void => set(callId, []);
