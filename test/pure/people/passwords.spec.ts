import { describe, expect, test } from '@jest/globals';
import {
  hashPassword,
  looksLikeWork,
  passwordMatches,
  requireGoodPassword,
} from '../../../src/people/passwords.js';
import { Refusal } from '../../../src/refusal.js';

const why = (password: string, username = 'wangfang') => {
  try {
    requireGoodPassword(password, username, 'password');
    return 'good';
  } catch (error) {
    const field = (error as Refusal).details.fields!.password!;
    return typeof field === 'string' ? field : field.sentence;
  }
};

describe('a password', () => {
  test.each(['correct horse battery', '海河边的一棵老槐树很高很高', 'tr0ubadour&3xyz', 'x9!kQz72mLp0'])(
    '%s is good',
    (password) => expect(why(password)).toBe('good'),
  );
  test.each(['', 'short', 'elevenchars', '一二三四五六七八九十一'])('“%s” is too short', (password) =>
    expect(why(password)).toBe('field_password_short'),
  );
  test.each([
    'aaaaaaaaaaaaaaaa',
    'abababababababab',
    'password123456',
    'PASSWORDpassword',
    'qwerty-123456!',
    'my wangfang 2025',
    'MY WANGFANG 2025',
    'x9!kQz72mLp0'.repeat(20),
  ])('%s is too easy or too long', (password) => expect(why(password)).toBe('field_password_weak'));
  test('twelve characters are counted as people count them', () => {
    expect(why('𠮷'.repeat(6) + 'abcde')).toBe('field_password_short');
    expect(why('𠮷'.repeat(6) + 'abcdef')).toBe('good');
  });
});

describe('what is kept of it', () => {
  test('is argon2id with 19 MiB and two passes, and never the same twice', async () => {
    const [a, b] = await Promise.all([
      hashPassword('correct horse battery'),
      hashPassword('correct horse battery'),
    ]);
    expect(a).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(a).not.toBe(b);
    expect(await passwordMatches(a, 'correct horse battery')).toBe(true);
    expect(await passwordMatches(a, 'correct horse batterz')).toBe(false);
  });
  test('a broken hash matches nothing and throws nothing', async () => {
    for (const stored of ['', 'x', '$argon2id$']) expect(await passwordMatches(stored, 'x')).toBe(false);
  });
  test('a name nobody has is never let in', async () =>
    expect(await looksLikeWork('anything', true)).toBe(false));
});
