import { computed, shallowRef } from 'vue';
import { categoryCodes, categoryName, themeName } from '../../../time/format';
import { http } from '../../../hub/http';
import { onLeave } from '../../../hub/session';

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

const places = shallowRef<PlacesMap>();
onLeave(() => {
  places.value = undefined;
});

/** What a filter may be set to: the unit's communities, the categories and the themes of outreach, those added included. */
export const useChoices = () => {
  if (!places.value) {
    http<PlacesMap>('/places').then(
      (map) => (places.value = map),
      () => undefined,
    );
  }
  const categories = computed(() =>
    categoryCodes.value.map((code) => ({ code, name: categoryName(code, true) })),
  );
  const themes = computed(() => categoryCodes.value.map((code) => ({ code, name: themeName(code) })));
  const nameOfCategory = (code: string) => categoryName(code, true);
  return { places, categories, themes, nameOfCategory };
};
