import type { Holder } from '@protocol/answers.js';
import type { Message } from '@protocol/calls/message.js';
import { called } from '../../time/format';
import { t } from '../../i18n/index';

/** Who said it, as its reader knows them. @param self the reader's own id */
export const speakerName = (
  { id, name, role }: Message['from'],
  { self, holder }: { self: string; holder?: Holder | undefined },
): string => {
  if (id === self) return t('common.talk.me');
  if (role === 'resident') return t('common.talk.resident');
  return id === holder?.id ? called(holder) : `${name} · ${t(`common.role.${role}`)}`;
};

/** In a few words: of a file what it is and how it is called. */
export const wordsOf = ({ text, file, broken }: Message): string => {
  if (file) return `[${t(`common.talk.file.${file.kind}`)}] ${file.name}`;
  return broken ? t('common.broken') : text;
};
