/** localStorage that may be missing, full or forbidden: a page works without it. */

const own = 'yihu.';
const draft = 'draft.';
const authors = 'of.';

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
const dropFrom = (prefix: string): void => {
  try {
    for (const key of keysFrom(prefix)) localStorage.removeItem(key);
  } catch {
    // Nothing is lost but the convenience.
  }
};

export const keep = {
  /** Whose drafts are read and written from now on; '' where the browser is one person's. */
  scope: (author: string): void => void (scope = author),
  get(key: string): string | null {
    try {
      return localStorage.getItem(place(key));
    } catch {
      return null;
    }
  },
  set(key: string, value: string): void {
    try {
      localStorage.setItem(place(key), value);
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
