import { computed, watch, type Ref } from 'vue';
import { useRoute, useRouter, type LocationQuery } from 'vue-router';
import { useList } from './use-list';

type Asked = Partial<Record<string, string>>;
/** What a card of it shows. */
export interface FoundItems<T> {
  items: Readonly<Ref<readonly T[]>>;
  next: Readonly<Ref<string | null>>;
  busy: Readonly<Ref<boolean>>;
  why: Readonly<Ref<string>>;
  /** Some filter is on. */
  isNarrowed: Readonly<Ref<boolean>>;
  read(): Promise<void>;
  more(): Promise<void>;
  change(filters: Record<string, never>): void;
}

/**
 * The list of a page whose filters stand in its address: a reload, a bookmark and a colleague's link show the same.
 * @param page the name of its route
 * @param asked what the server is asked by the filters
 */
export const useFilteredList = <T, Filters extends Asked>(
  page: string,
  path: string,
  readFilters: (query: LocationQuery) => Filters,
  asked: (filters: Filters) => Asked = (filters) => filters,
) => {
  const route = useRoute();
  const router = useRouter();
  // Only while this page is shown: the address of the next page has no filters of ours.
  const filters = computed<Filters>((before) =>
    route.name === page ? readFilters(route.query) : (before ?? readFilters({})),
  );
  const list = useList<T>(path, () => asked(filters.value));
  void list.read();
  watch(filters, () => route.name === page && void list.read());
  return {
    ...list,
    filters,
    isNarrowed: computed(() => Object.keys(filters.value).length > 0),
    change: (query: Filters) => void router.replace({ name: page, query }),
  };
};
