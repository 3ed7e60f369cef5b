/** The first screen comes without the page's words: it has its own few, and they may not drift apart. */
import { describe, expect, test } from '@jest/globals';
import { isOther } from '../../client/src/hub/build.js';
import { chosenLang } from '../../client/src/first-screen/language-and-theme.js';
import { words } from '../../client/src/first-screen/words.js';
import { common as commonEn } from '../../client/src/i18n/en/common.js';
import { community as communityEn } from '../../client/src/i18n/en/community.js';
import { common } from '../../client/src/i18n/zh/common.js';
import { community } from '../../client/src/i18n/zh/community.js';
import { entryScriptOf } from '../../src/kernel/client-build.js';

describe('the button before the page', () => {
  test.each([
    ['zh', words.zh, common, community],
    ['en', words.en, commonEn, communityEn],
  ] as const)('says the same as the page in %s', (_lang, own, shared, page) => {
    const { duty: dutyPhone, ...unsent } = page.unsent;
    expect(own).toEqual({
      call: page.button.call,
      hint: page.button.hint,
      ...shared.emergency,
      dutyPhone,
      sending: unsent.sending,
      sendingText: unsent.sendingText,
      offline: unsent.offline,
      offlineNotKept: unsent.offlineNotKept,
      offlineText: unsent.offlineText,
      held: unsent.held,
      heldText: unsent.heldText,
      refused: unsent.refused,
      refusedText: unsent.refusedText,
      notKept: unsent.notKept,
      sent: page.say.sent,
      ringing: page.say.ringing,
    });
  });
});

describe('a page knows that it is old', () => {
  const html =
    '<meta charset="utf-8" /><script type="module" crossorigin src="/assets/index-a1.js"></script>';
  test('by the script that the hub’s page names', () => {
    expect(entryScriptOf(html)).toBe('/assets/index-a1.js');
    expect(entryScriptOf('<script src="https://elsewhere.example/assets/a.js"></script>')).toBeUndefined();
    expect(isOther(entryScriptOf(html), '/assets/index-a0.js')).toBe(true);
    expect(isOther(entryScriptOf(html), '/assets/index-a1.js')).toBe(false);
  });
  test('and by nothing else: a hub that says none, or a page of the development server, has no other', () => {
    expect(isOther(undefined, '/assets/index-a0.js')).toBe(false);
    expect(isOther('/assets/index-a0.js', undefined)).toBe(false);
  });
});

describe('a page speaks', () => {
  test.each([
    [null, ['en-GB', 'zh-CN'], 'en'],
    [null, ['en'], 'en'],
    [null, ['zh-CN', 'en'], 'zh'],
    [null, ['fr-FR', 'en-US', 'zh'], 'en'],
    [null, ['ug-CN', 'zh-CN'], 'zh'],
    [null, ['fr-FR'], 'zh'],
    [null, [], 'zh'],
    [null, ['enx'], 'zh'],
    ['zh', ['en-GB'], 'zh'],
    ['en', ['zh-CN'], 'en'],
    ['xx', ['en-GB'], 'en'],
  ] as const)('having chosen %s, in a browser of %j: %s', (chosen, asked, lang) =>
    expect(chosenLang(chosen, asked)).toBe(lang),
  );
});
