/**
 * What lets in stands behind `#` of the address, which no server is ever told; it is taken out of it at once, so that
 * no history and no one looking over a shoulder keeps it. What it opened stays with this tab, for a page that is loaded anew.
 */
const PLACE = 'yihu.guest';

export const takeLink = (): string => {
  const link = decodeURIComponent(window.location.hash.slice(1)).slice(0, 200);
  if (link) window.history.replaceState(window.history.state, '', window.location.pathname);
  return link;
};
/** For somebody who has to open it elsewhere. */
export const addressOf = (link: string): string =>
  `${window.location.origin}${window.location.pathname}#${link}`;

export const keepToken = (token: string): void => {
  try {
    sessionStorage.setItem(PLACE, token);
  } catch {
    // Then a page that is loaded anew needs another link.
  }
};
export const dropToken = (): void => {
  try {
    sessionStorage.removeItem(PLACE);
  } catch {
    // nothing was kept
  }
};
export const keptToken = (): string => {
  try {
    return sessionStorage.getItem(PLACE) ?? '';
  } catch {
    return '';
  }
};
