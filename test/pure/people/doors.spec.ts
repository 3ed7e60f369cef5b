import { expect, test } from '@jest/globals';
import { Doors } from '../../../src/channels/doors.js';
import { WHO_ENTERS } from '../../../src/channels/handshake.js';
import { CHANNELS } from '../../../src/people/access.js';
import { NAMESPACES, type Namespace } from '../../../src/protocol/channels.js';

const none = {} as never;
const doors = new Doors(none, none, none, none, none).of;

test('the table names every event that has a door, and no other', () => {
  const events = NAMESPACES.flatMap((name) => Object.keys(doors[name]).map((event) => `${name} ${event}`));
  expect(Object.keys(CHANNELS).sort()).toEqual(events.sort());
});
test('whom the namespace lets in is who may', () => {
  for (const [event, { who }] of Object.entries(CHANNELS))
    expect([event, who]).toEqual([event, WHO_ENTERS[event.split(' ')[0] as Namespace]]);
});
