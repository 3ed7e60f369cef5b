import { expect, test } from '@jest/globals';
import { CareDoors } from '../../../src/channels/care.doors.js';
import { CommunityDoors } from '../../../src/channels/community.doors.js';
import { CoordinationDoors } from '../../../src/channels/coordination.doors.js';
import { Doors } from '../../../src/channels/doors.js';
import { WHO_ENTERS } from '../../../src/channels/handshake.js';
import { ProcuratorateDoors } from '../../../src/channels/procuratorate.doors.js';
import { EVENT_ACCESS } from '../../../src/access/access-table.js';
import { NAMESPACES, type Namespace } from '../../../src/protocol/events.js';

const none = {} as never;
const doors = new Doors(
  new CommunityDoors(none, none, none),
  new ProcuratorateDoors(none, none, none, none, none),
  new CareDoors(none, none, none, none),
  new CoordinationDoors(none, none, none, none),
).of;

test('the table names every event that has a door, and no other', () => {
  const events = NAMESPACES.flatMap((name) => Object.keys(doors[name]).map((event) => `${name} ${event}`));
  expect(Object.keys(EVENT_ACCESS).sort()).toEqual(events.sort());
});
test('whom the namespace lets in is who may', () => {
  for (const [event, { who }] of Object.entries(EVENT_ACCESS))
    expect([event, who]).toEqual([event, WHO_ENTERS[event.split(' ')[0] as Namespace]]);
});
