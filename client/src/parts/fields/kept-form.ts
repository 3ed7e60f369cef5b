import { reactive, watch } from 'vue';
import { author } from '../../hub/author';
import { keep } from '../../storage/keep';

/** A form whose unsaved words survive Esc and a reload. Secrets are named, so that they are never kept. */
export const useKeptForm = <F extends object>(
  name: () => string,
  blank: () => F,
  secret: readonly (keyof F)[] = [],
) => {
  const key = () => `draft.form.${name()}`;
  const read = (): F => ({ ...blank(), ...keep.read<Partial<F>>(key()) });
  const form = reactive(read()) as F;
  let quiet = false;
  const fill = () => {
    quiet = true;
    Object.assign(form, read());
    quiet = false;
  };
  watch([name, author], fill, { flush: 'sync' });
  watch(
    form,
    () => {
      if (quiet) return;
      const open = Object.fromEntries(
        Object.entries(form).filter(([field]) => !secret.includes(field as keyof F)),
      );
      keep.write(key(), open);
    },
    { deep: true, flush: 'sync' },
  );
  return {
    form,
    /** After it was saved, or thrown away on purpose. */
    forget: () => {
      quiet = true;
      Object.assign(form, blank());
      quiet = false;
      keep.drop(key());
    },
    fill,
  };
};
