import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { iceServers } from '../../../src/video/ice-servers.js';

const NOW = Date.parse('2026-11-24T01:00:00Z');
const turn = {
  stunUrls: ['stun:turn.example.cn'],
  turnUrls: ['turns:turn.example.cn:443'],
  turnSecret: 'the secret of the relay',
};

test('a name at the relay is one peer’s, for six hours, and coturn reckons the same password', () => {
  const [stun, relay] = iceServers(turn, 'peer-1', NOW);
  expect(stun).toEqual({ urls: ['stun:turn.example.cn'] });
  const username = `${NOW / 1000 + 6 * 3600}:peer-1`;
  expect(relay).toEqual({
    urls: ['turns:turn.example.cn:443'],
    username,
    // As `use-auth-secret` says: base64 of HMAC-SHA1 with the secret as the key.
    credential: createHmac('sha1', 'the secret of the relay').update(username).digest('base64'),
  });
  expect(iceServers(turn, 'peer-2', NOW)[1]!.credential).not.toBe(relay!.credential);
  expect(iceServers(turn, 'peer-1', NOW + 1000)[1]!.credential).not.toBe(relay!.credential);
});

test('nothing is named that is not set, and no relay without its secret', () => {
  expect(iceServers({ stunUrls: [], turnUrls: [], turnSecret: undefined }, 'peer-1', NOW)).toEqual([]);
  expect(iceServers({ ...turn, turnSecret: undefined }, 'peer-1', NOW)).toEqual([
    { urls: ['stun:turn.example.cn'] },
  ]);
});
