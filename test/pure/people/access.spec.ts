import { Controller, Delete, Get, Module, Post } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { describe, expect, test } from '@jest/globals';
import { isAdmitted, isAllowed } from '../../../src/access/access-rules.js';
import { EVENT_ACCESS, HTTP_ACCESS } from '../../../src/access/access-table.js';
import { routeOf } from '../../../src/access/access.guard.js';
import { RouteAccessCheck } from '../../../src/access/route-access.check.js';
import { ROLES, type Role } from '../../../src/protocol/codes.js';

@Controller('calls')
class Named {
  @Get()
  list() {}
  @Get(':id')
  one() {}
}
@Controller('calls')
class Forgotten {
  @Delete(':id')
  remove() {}
  @Post('/:id/shout/')
  shout() {}
}

const start = async (...controllers: (new () => object)[]) => {
  class Room {}
  Module({ imports: [DiscoveryModule], controllers, providers: [RouteAccessCheck] })(Room);
  const app = await NestFactory.create(Room, { logger: false, abortOnError: false });
  try {
    await app.init();
  } finally {
    await app.close();
  }
};

describe('the table of who may do what', () => {
  test('a route it does not name stops the start, and says which', async () => {
    await expect(start(Named)).resolves.toBeUndefined();
    await expect(start(Named, Forgotten)).rejects.toThrow('DELETE /api/calls/:id, POST /api/calls/:id/shout');
  });
  test('names a route as people write it', () => {
    expect(routeOf(Named, Named.prototype.list)).toBe('GET /api/calls');
    expect(routeOf(Named, Named.prototype.one)).toBe('GET /api/calls/:id');
  });
  test('what changes something asks who it is, but for signing in, the first set-up, who signs, and who holds a slip or a link', () => {
    const open = Object.entries(HTTP_ACCESS).filter(
      ([route, rule]) => rule.who === 'anybody' && !route.startsWith('GET '),
    );
    expect(open.map(([route]) => route).sort()).toEqual([
      'POST /api/auth/enrol',
      'POST /api/auth/login',
      'POST /api/auth/token',
      // Signed with the unit's secret.
      'POST /api/gateway/answers',
      // Signed with the source's secret.
      'POST /api/intake/:source',
      // By number and code.
      'POST /api/resident/answer',
      'POST /api/resident/state',
      'POST /api/resident/words',
      'POST /api/setup',
      // By a link that opens once.
      'POST /api/video-guests',
    ]);
    expect(Object.values(EVENT_ACCESS).filter((rule) => rule.who === 'anybody')).toEqual([]);
  });
  test('what every role may do is one’s own or asks the relation', () => {
    for (const [name, rule] of Object.entries({ ...HTTP_ACCESS, ...EVENT_ACCESS })) {
      if (ROLES.every((role) => isAllowed(rule, [role])) && rule.who !== 'anybody')
        expect([name, rule.then]).not.toEqual([name, 'nothing']);
    }
  });
  test('a person without a role may do what anybody may, and nothing else', () => {
    for (const rule of Object.values({ ...HTTP_ACCESS, ...EVENT_ACCESS }))
      expect(isAllowed(rule, [])).toBe(rule.who === 'anybody');
  });
  test('a wall reads its figures and what it is, whoever asks from it, and nothing of a call', () => {
    const may = (kind: 'wall' | 'community' | 'shift', roles: readonly Role[]) =>
      Object.entries({ ...HTTP_ACCESS, ...EVENT_ACCESS })
        .filter(
          ([, rule]) =>
            rule.who !== 'anybody' && isAdmitted(rule, { roles: [...roles], device: { kind } as never }),
        )
        .map(([name]) => name)
        .sort();
    for (const roles of [[], ROLES])
      expect(may('wall', roles)).toEqual(['GET /api/me', 'GET /api/wall', 'POST /api/device/return']);
    // Where people act, nobody's figures stand, and before somebody acts there is nothing to read.
    for (const kind of ['community', 'shift'] as const) {
      expect(may(kind, ROLES)).not.toContain('GET /api/wall');
      expect(may(kind, []).filter((name) => !/ \/api\/(device|me)\b/.test(name))).toEqual([]);
    }
  });
  test('no shared device approves, certifies, exports or changes who may do what', () => {
    for (const [name, rule] of Object.entries(HTTP_ACCESS))
      if (
        /verdicts|decisions|certificates|identities|jobs|exports|reports|briefs|people$|people\/:id|policy|settings/.test(
          name,
        )
      )
        if (!/service\/people|duty\/people/.test(name) && rule.who !== 'anybody')
          expect([name, rule.device]).toEqual([name, 'no']);
  });
});
