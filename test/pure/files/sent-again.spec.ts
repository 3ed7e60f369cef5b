/** A write that is done again, since another of its commit failed, forgets what it made before. */
import { expect, test } from '@jest/globals';
import { FileSendingService } from '../../../src/files/file-sending.service.js';
import { PushedClock } from '../../../src/kernel/clock.js';
import type { Tx } from '../../../src/store/store.js';
import { nobody, NOW, raise, worker } from '../call/given.js';

/** What another node took in between; none at first. */
const THERE = { id: 'theirs', kind: 'photo', name: 'a.jpg', bytes: 9, at: NOW, digest: 'same' };
const txWith = (there: object[]): Tx => ({
  rows: async <T>(sql: string) =>
    (sql.includes('count(*)')
      ? [{ files: 0, bytes: 0 }]
      : sql.includes('from conversation_file')
        ? there
        : []) as T[],
  run: async () => 1,
  put: async () => undefined,
});

test('a file that was taken in elsewhere meanwhile is answered as that one', async () => {
  const decision = raise(nobody);
  const desk = {
    command: async (
      _name: string,
      _unit: string,
      _asker: object,
      _call: string,
      decide: (d: unknown, k: unknown, t: unknown) => unknown,
    ) => {
      for (const there of [[], [THERE]])
        await decide(decision, nobody, { tx: txWith(there), now: NOW, messages: [] });
    },
  };
  const seal = {
    index: () => 'same',
    seal: (_: string, text: string) => text,
    tryOpen: (_: string, text: string) => text,
  };
  const directory = {
    settings: () => ({ files: { perCall: 5, callMegabytes: 5, unitGigabytes: 5 } }),
    person: () => undefined,
  };
  const sending = new FileSendingService(
    desk as never,
    { read: txWith([]) } as never,
    directory as never,
    seal as never,
    new PushedClock(NOW),
  );
  const kept = { hash: 'h', kind: 'photo', type: 'image/jpeg', bytes: 9, storeId: 's' } as never;
  expect(await sending.send(worker, decision.call.line.id, 'key', kept, 'a.jpg')).toMatchObject({
    sent: { id: 'theirs' },
    made: false,
  });
});
