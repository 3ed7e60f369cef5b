import { watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';

export const A_DAY = /^\d{4}-\d\d-\d\d$/;

/** What is shown stands in the address: a reload, a bookmark and a colleague's link show the same. */
export const useAddress = () => {
  const route = useRoute();
  const router = useRouter();
  const { path } = route;
  return {
    read: (name: string, shape: RegExp): string | undefined => {
      const value = route.query[name];
      return typeof value === 'string' && shape.test(value) ? value : undefined;
    },
    /** What is as it would be without saying so is left out. */
    keep: (query: () => Record<string, string | undefined>): void =>
      void watch(query, (now) => {
        // Never back to here from a page that was opened meanwhile.
        if (router.currentRoute.value.path === path) void router.replace({ path, query: now });
      }),
  };
};
