import { serverAddresses, wrongAddress } from '../../../src/kernel/settings/server-addresses.js';

test.each([
  ['postgres://u:p@h:5432/yihu', ['postgres://u:p@h:5432/yihu']],
  ['postgres://u:p@h/yihu?connect_timeout=9', ['postgres://u:p@h/yihu?connect_timeout=9']],
  ['postgres:///yihu?host=/run/postgresql', ['postgres:///yihu?host=/run/postgresql']],
  [
    'postgres://u:p%40,x@a,b:5433/yihu?target_session_attrs=read-write',
    ['postgres://u:p%40,x@a/yihu', 'postgres://u:p%40,x@b:5433/yihu'],
  ],
  [
    'postgresql://[fd00::1]:5432,[fd00::2]/yihu?connect_timeout=9&target_session_attrs=primary&sslmode=require',
    [
      'postgresql://[fd00::1]:5432/yihu?connect_timeout=9&sslmode=require',
      'postgresql://[fd00::2]/yihu?connect_timeout=9&sslmode=require',
    ],
  ],
])('%s', (url, addresses) => {
  expect(serverAddresses(url)).toEqual(addresses);
  expect(wrongAddress(url)).toBeUndefined();
});

test.each([
  ['postgres://a,b/yihu?target_session_attrs=standby', /another server than the primary/],
  ['postgres://a/yihu?target_session_attrs=any', /another server than the primary/],
  ['postgres://u:p@a,,b/yihu', /no host:port/],
  ['postgres://u:p@a:x,b/yihu', /no host:port/],
])('%s is refused', (url, why) => {
  expect(wrongAddress(url)).toMatch(why);
});
