/** This page's own script as its HTML names it; none where the pages are served by the development server. */
export const ownBuild = (): string | undefined =>
  document.querySelector('script[type="module"][src^="/assets/"]')?.getAttribute('src') ?? undefined;

/** What the hub says that it serves is another build than this page is of. */
export const isOther = (theirs: string | undefined, own: string | undefined): boolean =>
  theirs !== undefined && own !== undefined && theirs !== own;
