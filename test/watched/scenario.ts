/** A little of everything that is counted: rings that are heard, declined, lapse and are answered, refusals, sign-ins, a notice. */
import { randomUUID } from 'node:crypto';
import { openPage, raise, ringOf } from '../page.js';
import { settled, type TestHub } from '../hub.js';

export interface Lived {
  callId: string;
}

/** @returns the call that was answered in the end */
export async function liveALittle(t: TestHub): Promise<Lived> {
  await t.http('xie', 'PUT', '/api/settings', {
    gatewayUrl: 'http://127.0.0.1:9/',
    gatewaySecret: 'secret',
  });
  const [li, wang, zhao] = [await t.page('li'), await t.page('wang'), await t.page('zhao')];
  for (const page of [wang, zhao]) await page.do('duty:start');
  const call = await raise(li, { category: 'family' });
  const first = await ringOf(wang, call.id);
  await wang.do('offer:received', { offerId: first.id });
  await wang.do('offer:shown', { offerId: first.id, how: 'sounded' });
  await wang.do('offer:decline', { offerId: first.id });
  // The next one's page says nothing: the ring goes out by the gateway, which nobody listens to.
  await t.pass(5);
  await t.pass(21);
  const again = await ringOf(zhao, call.id);
  await t.pass(3);
  await zhao.do('offer:received', { offerId: again.id });
  await zhao.do('offer:accept', { offerId: again.id });
  await li.ask('call:cancel', { callId: call.id });
  await li.ask('call:amend', { callId: randomUUID(), summary: 'x' });
  await li.ask('nothing:known', {});
  await t.http(null, 'POST', '/api/auth/login', { username: 'wang', password: 'wrong' });
  await t.http('wang', 'GET', '/api/watch');
  await openPage(t.base, 'community', 'no token').then(
    (page) => page.hear('connect_error', undefined, 1).catch(() => page.close()),
    () => undefined,
  );
  await settled();
  return { callId: call.id };
}
