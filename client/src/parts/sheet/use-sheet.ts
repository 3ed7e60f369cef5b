import { computed, ref, shallowRef } from 'vue';
import { t } from '../../i18n/index';
import { useSend } from '../fields/use-send';

/** A place in a sheet that is not right; without a row it is the whole file. */
export interface Wrong {
  row?: number;
  column?: string;
  message: string;
}
/** Fields of a refusal as places in a sheet: `12.name`, `12`, or a word for the file. */
export const wrongIn = (fields: Readonly<Partial<Record<string, string>>>): Wrong[] =>
  Object.entries(fields).map(([field, message = '']) => {
    const [row = '', column] = field.split('.');
    return /^\d+$/.test(row) ? { row: Number(row), message, ...(column && { column }) } : { message };
  });

/** What it is, its bytes say. */
const ANY = 'application/octet-stream';

/** A file of rows on its way to the hub. @param patience how long an answer may take, in milliseconds */
export const useSheet = <T>(path: string, patience?: number) => {
  const file = shallowRef<File>();
  const unreadable = ref(false);
  const { busy, why, errors, send, clear } = useSend();
  const anew = () => {
    unreadable.value = false;
    clear();
  };
  /**
   * @param dry looks only
   * @param tag of what was looked at, where anything else is not to be written
   */
  const bring = async (dry: boolean, tag?: string): Promise<T | undefined> => {
    anew();
    if (!file.value) return undefined;
    // Read anew each time, so that a file mended meanwhile is what is sent; a browser may want it chosen again.
    const body = await file.value.arrayBuffer().then(
      (bytes) => new Blob([bytes], { type: ANY }),
      () => undefined,
    );
    unreadable.value = !body;
    if (!body) return undefined;
    const ask = {
      method: 'POST' as const,
      body,
      ...(patience && { patience }),
      query: { dry: dry ? '1' : undefined, tag },
    };
    return (await send<T>(path, ask, ''))?.value;
  };
  const refused = computed(() => wrongIn(errors.value));
  return {
    file,
    busy,
    anew,
    bring,
    /** The rows for which all of it was refused. */
    wrong: computed(() => refused.value.filter(({ row }) => row !== undefined)),
    /** Why nothing was read or answered, in a sentence; '' where it was. */
    said: computed(() =>
      unreadable.value
        ? t('common.sheet.changed')
        : (refused.value.find(({ row }) => row === undefined)?.message ?? why.value),
    ),
  };
};
