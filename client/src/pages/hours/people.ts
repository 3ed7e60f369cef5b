import type { ServingRole } from '@protocol/hours.js';
import type { Holder } from '@protocol/answers.js';
import { shallowRef } from 'vue';
import { called } from '../../time/format';
import { http } from '../../hub/http';
import { onLeave } from '../../hub/session';

export type Servant = Holder & { who: ServingRole };

const people = shallowRef<readonly Servant[]>([]);
onLeave(() => (people.value = []));

/** Everybody of the unit who has hours: officers and volunteers, by name. */
export const usePeople = () => {
  if (people.value.length === 0) {
    http<{ items: Servant[] }>('/hours/people').then(
      (answer) => (people.value = answer.items),
      () => undefined,
    );
  }
  const nameOf = (one: { id: string; name: string }): string => {
    const known = people.value.find((person) => person.id === one.id);
    return known ? called(known) : one.name;
  };
  return { people, nameOf };
};
