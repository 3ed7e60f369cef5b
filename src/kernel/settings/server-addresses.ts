/**
 * The servers that DATABASE_URL names: `postgres://user:password@a:5432,b:5432/yihu?target_session_attrs=read-write`, as
 * PostgreSQL's own programs take it. One of them is the primary, the others stand by.
 */
const PARTS = /^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)([^/?#]*)([^?#]*)(?:\?([^#]*))?/;

/** An address for each of them; the whole text where it names one. */
export function serverAddresses(url: string): string[] {
  const [, user = '', hosts = '', database = '', query = ''] = PARTS.exec(url) ?? [];
  const names = hosts.split(',').map((name) => name.trim());
  if (names.length < 2) return [url];
  const kept = query.split('&').filter((part) => part && !part.startsWith('target_session_attrs='));
  const behind = kept.length ? `?${kept.join('&')}` : '';
  return names.map((name) => `${user}${name}${database}${behind}`);
}

/** What is wrong with an address of several, as it is said after the setting's name; else undefined. */
export function wrongAddress(url: string): string | undefined {
  const [, , hosts = '', , query = ''] = PARTS.exec(url) ?? [];
  const wanted = new URLSearchParams(query).get('target_session_attrs');
  if (wanted !== null && !['read-write', 'primary'].includes(wanted))
    return 'asks for another server than the primary: write target_session_attrs=read-write, or leave it out';
  if (!hosts.includes(',')) return undefined;
  return serverAddresses(url).every((one) => URL.canParse(one) && new URL(one).hostname)
    ? undefined
    : 'names several servers, and one of them is no host:port: write postgres://user:password@a:5432,b:5432/database';
}

/** Two seconds, unless the address ends with PostgreSQL's own `?connect_timeout=SECONDS`. */
export const connectMilliseconds = (url: string): number =>
  Number(/[?&]connect_timeout=(\d+)/.exec(url)?.[1] ?? 2) * 1000;
/** So long a server may say nothing to a question that costs it nothing, or not end a commit. */
export const patienceOf = (url: string): number => connectMilliseconds(url) + 3000;
