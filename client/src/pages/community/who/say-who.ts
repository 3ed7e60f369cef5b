import { MINUTE } from '@protocol/time/durations.js';
import type { CallSummary } from '@protocol/calls/call-summary.js';
import { useChannel } from '../../../hub/channel';
import { choosePerson, device, type PersonHere } from '../../../device/device';
import { serverNow } from '../../../time/clock';
import { askBefore } from '../../../device/words-left';
import { keep } from '../../../storage/keep';
import { useToast } from '../../../parts/toast';
import { learn, useCalls, whileNaming } from '../calls';
import { isOpen } from '../order';
import { useRaises } from '../raise/raises';

const lately = 30 * MINUTE;
const kept = 'named';
const named = () => keep.read<string[]>(kept) ?? [];

/** Open calls of the last half hour that this device raised before anybody had said who acts. */
const nameless = (calls: readonly CallSummary[], own: string, now: number) => {
  const known = new Set(named());
  return calls.filter(
    (c) => c.raisedBy.id === own && isOpen(c) && !known.has(c.id) && now - Date.parse(c.raisedAt) < lately,
  );
};

/** 我是〔姓名〕: from now on, and for the calls that were raised just before it was said. */
export const useSayWho = () => {
  const { all } = useCalls();
  const { nameUnsent } = useRaises();
  const { sayWhy } = useToast();
  const say = async (person: PersonHere | null): Promise<void> => {
    const own = device.value?.id ?? '';
    try {
      if (!(await askBefore(person?.id ?? own))) return;
      await choosePerson(person);
      if (!person) return;
      nameUnsent(person.name, serverNow() - lately);
      for (const call of nameless(all.value, own, serverNow())) {
        learn(
          await useChannel('community').ask('call:amend', { callId: call.id, operatorName: person.name }),
        );
        keep.write(kept, [...named().slice(-49), call.id]);
      }
    } catch (error) {
      sayWhy(error);
    }
  };
  return (person: PersonHere | null) => whileNaming(() => say(person));
};
