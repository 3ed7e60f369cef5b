import type { Page } from '../page.js';

export const pause = (milliseconds: number) => new Promise<void>((next) => setTimeout(next, milliseconds));

interface Known {
  id: string;
  state: string;
  messages: { count: number };
}
/**
 * That a page knows a call so: by an event, or by the snapshot that is given where a hint came too late, as on a
 * machine that is busy it may. Either is what pages rely on.
 */
export async function knows(
  page: Page,
  id: string,
  fits: (call: Known) => boolean = () => true,
): Promise<void> {
  const knownNow = () => [
    ...page.heard<Known>('call:changed'),
    ...page.heard<{ calls: Known[] }>('snapshot').flatMap(({ calls }) => calls),
  ];
  for (let i = 0; i < 300; i++) {
    if (knownNow().some((call) => call.id === id && fits(call))) return;
    await pause(100);
  }
  throw new Error(`the call is not known so; told were ${page.told.map(([event]) => event).join(', ')}`);
}
