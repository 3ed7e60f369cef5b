/**
 * The key of the words that stand half written in this browser lies beside the session, in a cookie: it is there at
 * once and off line too, and a browser's store of cookies overwrites what was dropped where its log of localStorage
 * does not. It is no secret from the hub, to which the words are written.
 */
import { DAY_SECONDS } from '@protocol/time/durations.js';
import { fromBase64, toBase64 } from './base64';
import { KEY_BYTES, type KeyPlace } from './seal';

/** As long as an enrolment. */
const SECONDS = 90 * DAY_SECONDS;
const secure = () => location.protocol === 'https:';
const name = () => (secure() ? '__Host-yihu_words' : 'yihu_words');
const put = (value: string, seconds: number) => {
  document.cookie = `${name()}=${value}; Path=/; SameSite=Strict; Max-Age=${seconds}${secure() ? '; Secure' : ''}`;
};

/** For a browser that takes no cookie: until the page is gone. */
let spare: Uint8Array | undefined;
export const wordsKey: KeyPlace = {
  read() {
    const found = document.cookie.split('; ').find((one) => one.startsWith(`${name()}=`));
    if (!found) return spare;
    try {
      const key = fromBase64(found.slice(name().length + 1));
      return key.length === KEY_BYTES ? key : undefined;
    } catch {
      return undefined;
    }
  },
  write(key) {
    const text = toBase64(key);
    put(text, SECONDS);
    spare = document.cookie.includes(text) ? undefined : key;
  },
  drop() {
    spare = undefined;
    put('', 0);
  },
};

/** Used today, so it is kept for another while. */
export const prolongWordsKey = (): void => {
  const key = wordsKey.read();
  if (key) wordsKey.write(key);
};
