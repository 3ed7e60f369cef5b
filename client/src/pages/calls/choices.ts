import type { Page } from '@protocol/shapes.js';
import { CATEGORIES } from '@protocol/words.js';
import { computed, shallowRef } from 'vue';
import { categoryName } from '../../format';
import { http } from '../../http';
import { lang } from '../../i18n/index';
import { onLeave } from '../../session';

export interface PlacesMap {
  unit: { id: string; name: string; code: string };
  departments: { id: string; name: string }[];
  subdistricts: {
    id: string;
    name: string;
    communities: {
      id: string;
      code: string;
      name: string;
      liaison?: { id: string; name: string; title?: string };
    }[];
  }[];
}
export interface CategoryKept {
  id: string;
  code: string;
  nameZh: string;
  nameEn: string;
  shipped: boolean;
  guarded: boolean;
}

const places = shallowRef<PlacesMap>();
const added = shallowRef<readonly CategoryKept[]>([]);
onLeave(() => {
  places.value = undefined;
  added.value = [];
});

/** What a filter may be set to: the unit's communities and the categories, those added included. */
export const useChoices = () => {
  if (!places.value) {
    http<PlacesMap>('/places').then(
      (map) => (places.value = map),
      () => undefined,
    );
    http<Page<CategoryKept>>('/categories').then(
      (page) => (added.value = page.items.filter((c) => !c.shipped)),
      () => undefined,
    );
  }
  const categories = computed(() => [
    ...CATEGORIES.map((code) => ({ code: code as string, name: categoryName(code, true) })),
    ...added.value.map((c) => ({ code: c.code, name: lang.value === 'zh' ? c.nameZh : c.nameEn })),
  ]);
  const nameOfCategory = (code: string) =>
    categories.value.find((c) => c.code === code)?.name ?? categoryName(code, true);
  return { places, categories, nameOfCategory };
};
