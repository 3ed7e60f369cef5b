/** localStorage that may be missing, full or forbidden: a page works without it. */
const own = 'yihu.';

export const keep = {
  get(key: string): string | null {
    try {
      return localStorage.getItem(own + key);
    } catch {
      return null;
    }
  },
  set(key: string, value: string): void {
    try {
      localStorage.setItem(own + key, value);
    } catch {
      // Nothing is lost but the convenience.
    }
  },
  drop(key: string): void {
    try {
      localStorage.removeItem(own + key);
    } catch {
      // As above.
    }
  },
  /** Everything that was written by a person, for the next person at a shared phone must not find it. */
  dropAll(prefix: string): void {
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(own + prefix)) localStorage.removeItem(key);
      }
    } catch {
      // As above.
    }
  },
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
