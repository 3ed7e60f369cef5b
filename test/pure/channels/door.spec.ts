/** A crowd of pages comes in by a door: whose figures take long keeps nobody waiting for what rings. */
import { expect, test } from '@jest/globals';
import { WelcomeService } from '../../../src/channels/welcome.service.js';
import type { LocalPage } from '../../../src/realtime/publisher.js';

const pageOf = (name: LocalPage['name'], told: string[] = []): LocalPage => {
  const socket = {
    connected: true,
    onAnyOutgoing: () => undefined,
    offAnyOutgoing: () => undefined,
    listenersAnyOutgoing: () => [],
    emit: (event: string) => told.push(event),
  };
  return { name, socket, actor: { id: 'a' } } as unknown as LocalPage;
};

test('an officer is shown what rings while every figure is waited for', async () => {
  const snapshots = {
    coordination: () => new Promise<never>(() => undefined),
    procuratorate: () => Promise.resolve({ offers: [] }),
  };
  const rest = [{}, { now: () => 0 }] as never[];
  const welcome = new WelcomeService({} as never, snapshots as never, rest[0]!, rest[1]!);
  for (let i = 0; i < 100; i++) void welcome.renew(pageOf('coordination'));
  const told: string[] = [];
  void welcome.renew(pageOf('procuratorate', told));
  for (let turn = 0; turn < 10; turn++) await new Promise((next) => setImmediate(next));
  expect(told).toEqual(['snapshot']);
});
