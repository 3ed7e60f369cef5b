import type { CategorySuggestion, CategorySuggestions } from '@protocol/words/category-suggestions.js';
import { LIMITS } from '@protocol/limits.js';
import { onScopeDispose, shallowRef, watch } from 'vue';
import { post } from '../../hub/http';

/** Milliseconds without a key: whoever goes on typing is not asked about. */
const PAUSE = 600;
/** A single character says nothing. */
const FEWEST = 2;

/** What the words sound like, as they stand still. Where the hub cannot be asked nothing is said, and nothing of why. */
export const useCategoryHint = (words: () => string) => {
  const items = shallowRef<readonly CategorySuggestion[]>([]);
  let timer = 0;
  let newest = 0;
  const ask = async (said: string) => {
    const mine = ++newest;
    const found = await post<CategorySuggestions>('/category-suggestions', { words: said }).catch(() => null);
    if (mine === newest) items.value = found?.items ?? [];
  };
  const later = (now: string) => {
    clearTimeout(timer);
    const said = [...now.trim()].slice(0, LIMITS.summary).join('');
    if (said.length >= FEWEST && navigator.onLine) {
      timer = window.setTimeout(() => void ask(said), PAUSE);
      return;
    }
    newest++;
    items.value = [];
  };
  watch(words, later, { immediate: true });
  onScopeDispose(() => {
    newest++;
    clearTimeout(timer);
  });
  return items;
};
