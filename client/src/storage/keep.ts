/** localStorage that may be missing, full or forbidden: a page works without it. */

const own = 'yihu.';
const draft = 'draft.';
const authors = 'of.';

/** How what people wrote is written to the disk: a browser's log keeps for long what a page has dropped. */
export interface Seal {
  close: (text: string, place: string) => string;
  /** null where it cannot be read any more. What was never sealed is read as it stands. */
  open: (stored: string, place: string) => string | null;
  isClosed: (stored: string) => boolean;
  /** What was sealed until now cannot be read any more. @param goesOn whether something is to be sealed at once */
  renew: (goesOn: boolean) => void;
}
let seal: Seal | undefined;
const ofWords = /^yihu\.(?:of\.[^.]+\.)?(?:draft|unsent|files)\./;

/** On a shared device the one whose drafts are kept: each author has a place of their own. */
let scope = '';
const placeOf = (author: string, key: string) =>
  own + (author && key.startsWith(draft) ? `${authors}${author}.${key}` : key);
const place = (key: string) => placeOf(scope, key);
const keysFrom = (prefix: string): string[] => {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
};
const readAt = (at: string): string | null => {
  const stored = localStorage.getItem(at);
  return stored !== null && seal && ofWords.test(at) ? seal.open(stored, at) : stored;
};
const writeAt = (at: string, value: string): void =>
  localStorage.setItem(at, seal && ofWords.test(at) ? seal.close(value, at) : value);
/** What stays is sealed anew, so that what was dropped is lost on the disk too. */
const renew = (): void => {
  if (!seal) return;
  const rest = keysFrom(own)
    .filter((at) => ofWords.test(at))
    .map((at) => [at, readAt(at)] as const);
  seal.renew(rest.length > 0);
  for (const [at, value] of rest)
    if (value === null) localStorage.removeItem(at);
    else writeAt(at, value);
};
const dropFrom = (prefix: string): void => {
  try {
    for (const key of keysFrom(prefix)) localStorage.removeItem(key);
    renew();
  } catch {
    // Nothing is lost but the convenience.
  }
};

export const keep = {
  /** From now on words are sealed; those of before are sealed at once. */
  sealWith(by: Seal): void {
    seal = by;
    try {
      for (const at of keysFrom(own)) {
        const stored = ofWords.test(at) ? localStorage.getItem(at) : null;
        if (stored !== null && !by.isClosed(stored)) writeAt(at, stored);
      }
    } catch {
      // They are sealed when they are next written.
    }
  },
  /** Whose drafts are read and written from now on; '' where the browser is one person's. */
  scope: (author: string): void => void (scope = author),
  get(key: string): string | null {
    try {
      return readAt(place(key));
    } catch {
      return null;
    }
  },
  set(key: string, value: string): void {
    try {
      writeAt(place(key), value);
    } catch {
      // Nothing is lost but the convenience.
    }
  },
  drop(key: string): void {
    try {
      localStorage.removeItem(place(key));
    } catch {
      // As above.
    }
  },
  /** Everything that was written by a person, for the next person at a shared phone must not find it. */
  dropAll: (prefix: string): void => dropFrom(place(prefix)),
  /** How much stands half written of an author of a shared device. */
  countOf: (author: string): number => keysFrom(placeOf(author, draft)).length,
  dropOf: (author: string): void => dropFrom(placeOf(author, draft)),
  /** The keys that begin so, of whose drafts are read now. */
  mine: (prefix: string): string[] =>
    keysFrom(place(prefix)).map((key) => prefix + key.slice(place(prefix).length)),
  /** The keys that begin so. */
  keys: (prefix: string): string[] => keysFrom(own + prefix).map((key) => key.slice(own.length)),
  read<T>(key: string): T | null {
    const text = keep.get(key);
    if (text === null) return null;
    try {
      return JSON.parse(text) as T;
    } catch {
      return null;
    }
  },
  write(key: string, value: unknown): void {
    keep.set(key, JSON.stringify(value));
  },
};
