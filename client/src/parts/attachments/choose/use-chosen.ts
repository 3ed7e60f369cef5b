import { FILE_LIMITS } from '@protocol/conversation/file-limits.js';
import { onScopeDispose, ref, shallowRef } from 'vue';
import { t } from '../../../i18n/index';
import { newId } from '../../../storage/ids';
import type { FileToSend } from '../outbox';
import { choose, shortName, type WhyNot } from './choose';
import { makeSmaller } from './make-smaller';

export interface ChosenFile {
  id: string;
  /** As it was chosen. */
  name: string;
  kind: 'picture' | 'document';
  preview?: string;
  /** What is sent; undefined while a picture is made smaller. */
  made?: FileToSend;
  ready: Promise<FileToSend | undefined>;
}

/** What somebody has chosen and not yet sent; pictures are made smaller meanwhile. */
export const useChosen = () => {
  const chosen = shallowRef<readonly ChosenFile[]>([]);
  /** Why others were not taken, in words. */
  const why = ref<string[]>([]);
  const say = (name: string, reason: WhyNot) => {
    const mb = FILE_LIMITS.bytes / 1024 / 1024;
    why.value = [
      ...why.value,
      t(`files.why.${reason}`, { name: shortName(name), mb, n: FILE_LIMITS.atOnce }),
    ];
  };
  const remove = (id: string) => {
    const gone = chosen.value.find((one) => one.id === id);
    if (gone?.preview) URL.revokeObjectURL(gone.preview);
    chosen.value = chosen.value.filter((one) => one.id !== id);
  };
  const made = async (file: File, kind: 'picture' | 'document'): Promise<FileToSend | undefined> => {
    if (kind === 'document') return { blob: file, name: shortName(file.name), kind };
    const small = await makeSmaller(file);
    return small && { ...small, kind };
  };
  const take = (files: readonly File[]) => {
    why.value = [];
    const { taken, refused } = choose(files, chosen.value.length);
    for (const { name, why: reason } of refused) say(name, reason);
    for (const { file, kind } of taken) {
      const ready = made(file, kind);
      const id = newId();
      const preview = kind === 'picture' ? { preview: URL.createObjectURL(file) } : {};
      chosen.value = [...chosen.value, { id, name: file.name, kind, ready, ...preview }];
      void ready.then((ok) => {
        if (!chosen.value.some((one) => one.id === id)) return;
        if (ok) chosen.value = chosen.value.map((one) => (one.id === id ? { ...one, made: ok } : one));
        else {
          remove(id);
          say(file.name, 'unreadable');
        }
      });
    }
  };
  const clear = () => {
    for (const { id } of chosen.value) remove(id);
    why.value = [];
  };
  onScopeDispose(clear);
  return { chosen, why, take, remove, clear };
};
