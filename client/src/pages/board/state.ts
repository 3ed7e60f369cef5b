import { fromSnapshot, keepNewest, type Calls } from '@protocol/calls/snapshot.js';
import type { Alert } from '@protocol/calls/alert.js';
import type { DeadlineNear } from '@protocol/calls/deadline.js';
import type { Entrusted, Orphan } from '@protocol/calls/handing-over.js';
import type { OfficerOnDuty } from '@protocol/people/duty-state.js';
import type { WatchState } from '@protocol/watch.js';
import { effectScope, readonly, ref, shallowRef } from 'vue';
import { useChannel } from '../../hub/channel';
import { callNumber, dayTime } from '../../time/format';
import { http } from '../../hub/http';
import { t } from '../../i18n/index';
import { useToast } from '../../parts/toast';
import { sayFollowUp } from '../follow-up/follow-up';
import { router } from '../../router';
import { onLeave } from '../../hub/session';
import { forgetRequests, keepRequests, learnRequests } from './requests';

const calls = shallowRef<Calls>(new Map());
const people = shallowRef<readonly OfficerOnDuty[]>([]);
const alerts = shallowRef<readonly Alert[]>([]);
/** The last that was told: read aloud once. */
const entrusted = shallowRef<Entrusted>();
const watched = shallowRef<WatchState | undefined>();
/** Held calls nobody works on. */
const orphans = shallowRef<readonly Orphan[]>([]);
/** False until the first snapshot: an empty board must not look like a quiet one. */
const ready = ref(false);
const heldLimit = ref(5);

const changed = (person: OfficerOnDuty) => {
  const others = people.value.filter((p) => p.officer.id !== person.officer.id);
  const known = people.value.findIndex((p) => p.officer.id === person.officer.id);
  if (!person.onDuty) people.value = others;
  else if (known < 0) people.value = [...others, person];
  else people.value = people.value.map((p, i) => (i === known ? person : p));
};

const forget = () => {
  calls.value = new Map();
  people.value = [];
  alerts.value = [];
  entrusted.value = undefined;
  watched.value = undefined;
  orphans.value = [];
  forgetRequests();
  ready.value = false;
};

/** The board shows what is to be closed soon by itself; a contact is spoken of when it is late. */
const sayNear = (near: DeadlineNear) => {
  if (near.stage === 'near') return;
  const words = t(`common.near.${near.stage}`, {
    number: callNumber(near.number),
    place: near.community.name,
    what: t(`common.clock.${near.clock}`),
    time: dayTime(near.due),
  });
  const action = { label: t('common.near.look'), run: () => void router.push(`/calls/${near.callId}`) };
  useToast().toast(words, { tone: 'late', action });
};

let listening = false;
const listen = () => {
  listening = true;
  const channel = useChannel('coordination');
  // Outlives the page that opened it: the board stays true while the coordinator looks elsewhere.
  effectScope(true).run(() => {
    channel.on('snapshot', (told) => {
      calls.value = fromSnapshot(told.calls);
      people.value = told.onDuty;
      alerts.value = told.alerts;
      watched.value = told.watch;
      orphans.value = told.orphans ?? [];
      keepRequests(told.requests);
      ready.value = true;
    });
    channel.on('call:changed', (call) => (calls.value = keepNewest(calls.value, call)));
    channel.on('call:entrusted', (told) => (entrusted.value = told));
    channel.on('duty:changed', changed);
    channel.on('deadline:near', sayNear);
    channel.on('follow-up:near', (near) => void sayFollowUp(near).catch(() => undefined));
    channel.on('requests:waiting', learnRequests);
    channel.on('watch:changed', (told) => (watched.value = told));
    channel.on('calls:orphaned', ({ items }) => (orphans.value = items));
    channel.on('alert', (alert) => {
      alerts.value = [...alerts.value.filter((a) => a.id !== alert.id), alert];
    });
  });
  onLeave(forget);
};

/** The board as it is now, live from the coordination channel. */
export const useBoard = () => {
  const channel = useChannel('coordination');
  if (!listening) listen();
  channel.open();
  http<{ heldLimit: number }>('/settings').then(
    (settings) => (heldLimit.value = settings.heldLimit),
    () => undefined,
  );
  return {
    connection: channel.state,
    calls,
    people,
    alerts,
    entrusted,
    watched,
    orphans,
    ready: readonly(ready),
    heldLimit: readonly(heldLimit),
  };
};
