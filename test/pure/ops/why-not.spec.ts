import { describe, expect, test } from '@jest/globals';
import { UnsafeSettingsError } from '../../../src/kernel/config.js';
import { databaseFailureText, startFailureText } from '../../../src/ops/start-failure-text.js';

const postgres = { kind: 'postgres', url: 'postgres://yihu:secret@db.example:5432/hub' } as const;
const sqlite = { kind: 'sqlite', path: '/srv/yihu.sqlite' } as const;
const failing = (code: string, more: object = {}) =>
  Object.assign(new Error('as the library says it'), { code, ...more });

describe('why the hub does not start is one sentence with what to do', () => {
  test.each([
    ['ECONNREFUSED', /does not answer at db\.example:5432\/hub: start it/],
    ['ENOTFOUND', /the host of db\.example:5432\/hub is not known/],
    ['28P01', /refuses the user or the password/],
    ['3D000', /there is no database db\.example:5432\/hub: create it/],
    ['42501', /may not make tables/],
    ['53300', /takes no connection now/],
  ])('PostgreSQL %s', (code, said) => {
    const why = databaseFailureText({ driverError: failing(code) }, postgres);
    expect(why).toMatch(said);
    expect(why).not.toMatch(/secret|\n/);
  });

  test.each([
    ['SQLITE_CANTOPEN', /\/srv\/yihu\.sqlite cannot be opened or made/],
    ['EACCES', /let the hub write there/],
    ['ENOTDIR', /correct DATABASE_URL/],
    ['SQLITE_NOTADB', /is not a database of SQLite/],
    ['SQLITE_FULL', /disk .* is full/],
  ])('SQLite %s', (code, said) => expect(databaseFailureText(failing(code), sqlite)).toMatch(said));

  test('of several addresses that were tried the first one tells, and a time-out without a code is one', () => {
    const tried = new AggregateError([failing('ECONNREFUSED'), failing('ENETUNREACH')], '');
    expect(databaseFailureText(tried, postgres)).toMatch(/does not answer/);
    expect(databaseFailureText(new Error('timeout exceeded when trying to connect'), postgres)).toMatch(
      /does not answer/,
    );
  });

  test('an address that is none', () => {
    const said = /^DATABASE_URL is no address of PostgreSQL: write postgres:\/\/user:password@host/;
    expect(databaseFailureText(failing('ERR_INVALID_URL'), postgres)).toMatch(said);
    expect(databaseFailureText(new URIError('URI malformed'), postgres)).toMatch(said);
  });

  test('what nobody could mend by a setting is not explained away', () => {
    expect(databaseFailureText(new Error('a migration went wrong'), postgres)).toBeUndefined();
    expect(startFailureText(new TypeError('x is not a function\n    at y (z.js:1:1)'), 'h:1')).toBe(
      'x is not a function (LOG_LEVEL=debug shows where)',
    );
  });

  test('where it cannot listen', () => {
    const listen = { syscall: 'listen' };
    expect(startFailureText(failing('EADDRINUSE', listen), '127.0.0.1:3000')).toBe(
      '127.0.0.1:3000: another program listens there already: set PORT to another one',
    );
    expect(startFailureText(failing('EACCES', listen), '0.0.0.0:80')).toMatch(/PORT to one above 1023/);
    expect(startFailureText(failing('EADDRNOTAVAIL', listen), '10.9.9.9:3000')).toMatch(
      /HOST is no address of this machine/,
    );
    expect(startFailureText(new UnsafeSettingsError('PORT is not a number'), 'h:1')).toBe(
      'PORT is not a number',
    );
  });
});
