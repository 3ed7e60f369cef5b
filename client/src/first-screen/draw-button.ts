/** The first screen without a library: the classes are those of the page, so that nothing moves when it takes over. */
import type { Keeping } from '../pages/community/raise/kept-raises';
import type { Phase } from '../pages/community/raise/phase';
import { phone } from '../parts/icons';
import { chosenLang } from './language-and-theme';
import { words, type FirstWord } from './words';

const t = (word: FirstWord): string => words[chosenLang()][word];

type Child = Node | string;
const make = (name: string, given: Record<string, string> = {}, ...children: Child[]): HTMLElement => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
const svg = (name: string, given: Record<string, string>): SVGElement => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
  return made;
};
const phoneIcon = (size: string): SVGElement => {
  const icon = svg('svg', {
    class: 'icon',
    width: size,
    height: size,
    viewBox: '0 0 24 24',
    'aria-hidden': 'true',
  });
  icon.append(svg('path', { d: phone.d }));
  return icon;
};

const numbers = (dutyPhone: string | null): HTMLElement => {
  const links = (['110', '120', '119'] as const).map((number) =>
    make('a', { href: `tel:${number}` }, make('b', {}, number), make('span', {}, t(`n${number}`))),
  );
  if (dutyPhone)
    links.push(
      make(
        'a',
        { class: 'duty', href: `tel:${dutyPhone}`, title: dutyPhone },
        make('b', {}, t('duty')),
        make('span', {}, phoneIcon('1em'), t('dutyOf')),
      ),
    );
  return make('nav', { class: 'numbers', 'aria-label': t('label') }, ...links);
};

let screen: HTMLElement | undefined;

export const drawButton = (place: string, dutyPhone: string | null, press: () => void): void => {
  const button = make(
    'button',
    { type: 'button', class: 'press' },
    phoneIcon('2.25rem'),
    make('b', {}, t('call')),
    make('span', {}, t('hint')),
  );
  button.addEventListener('click', press, { once: true });
  screen = make('main', { class: 'button-screen' }, make('div', { class: 'press-ground' }, button));
  const top = make('header', { class: 'worker-top' }, make('h1', {}, place));
  document
    .getElementById('app')
    ?.replaceChildren(make('div', { class: 'worker-page' }, top, numbers(dutyPhone), screen));
};

/** What has become of the touch. */
export const drawState = (state: Phase | 'sent', keeps: Keeping, dutyPhone: string | null): void => {
  if (!screen) return;
  const title = state === 'offline' && keeps === 'not' ? 'offlineNotKept' : state;
  const calm = state === 'sending' || state === 'sent';
  const card = make(
    'div',
    { class: `sending${calm ? ' calm' : ''}`, role: 'status', tabindex: '-1' },
    make('h2', {}, t(title)),
    make('p', {}, state === 'sent' ? t('ringing') : t(`${state}Text`)),
  );
  if (keeps === 'not' && !calm) card.append(make('p', {}, t('notKept')));
  screen.replaceChildren(card);
  if (!calm && dutyPhone)
    screen.append(
      make(
        'a',
        { class: 'duty-link', href: `tel:${dutyPhone}` },
        t('dutyPhone').replace('{phone}', dutyPhone),
      ),
    );
  card.focus({ preventScroll: true });
};
