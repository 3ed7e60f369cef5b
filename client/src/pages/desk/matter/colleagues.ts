import type { Holder, Named } from '@protocol/answers.js';
import type { OfficerOnDuty } from '@protocol/people/duty-state.js';
import { shallowRef } from 'vue';
import { called } from '../../../time/format';
import { http } from '../../../hub/http';
import { onLeave } from '../../../hub/session';

const names = shallowRef<ReadonlyMap<string, string>>(new Map());
export const onDuty = shallowRef<readonly OfficerOnDuty[]>([]);
export const departments = shallowRef<readonly Named[]>([]);
export const nameOf = (id: string): string | undefined => names.value.get(id);

const learn = (people: readonly Holder[], places: readonly Named[]) => {
  const known = new Map(names.value);
  for (const person of people) known.set(person.id, called(person));
  for (const place of places) known.set(place.id, place.name);
  names.value = known;
};

/** Who could take a call over now. */
export const fetchOnDuty = async (): Promise<void> => {
  const found = await http<{ officers: OfficerOnDuty[]; departments: Named[] }>('/duty');
  onDuty.value = found.officers;
  departments.value = found.departments;
  learn(
    found.officers.map((o) => o.officer),
    found.departments,
  );
};

let asked = false;
/** The unit's names, to read a call's past; asked once. */
export const fetchNames = async (): Promise<void> => {
  if (asked) return;
  asked = true;
  try {
    const { items } = await http<{ items: Holder[] }>('/duty/people');
    learn(items, []);
    await fetchOnDuty();
  } catch {
    asked = false;
  }
};
onLeave(() => {
  names.value = new Map();
  onDuty.value = [];
  asked = false;
});
