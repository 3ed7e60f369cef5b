/** The page of one talk: read, written in parts, and what its lines say. */
import type { Outline, OutlineChange, OutlineLine } from '@protocol/papers/outlines.js';
import { dayBegins, localDay } from '@protocol/time/local-day.js';
import type { ShallowRef } from 'vue';
import { useSend } from '../../parts/fields/use-send';
import { useToast } from '../../parts/toast';
import { serverNow } from '../../time/clock';
import { dayOf } from '../../time/format';
import { t } from '../../i18n/index';

export const dayText = (day: string): string => dayOf(dayBegins(day));

/** At the right of a line: when it was done, how late it is, or its day. */
export const whenText = ({ dueOn, doneOn, lateDays }: OutlineLine): string => {
  if (doneOn !== null) return t('departments.doneOn', { day: dayText(doneOn) });
  if (lateDays !== undefined) return t('departments.late', { n: lateDays });
  return dueOn === null ? '' : dayText(dueOn);
};

export const useWriting = (
  outline: Readonly<ShallowRef<Outline | null>>,
  changed: (now: Outline) => void,
) => {
  const sending = useSend();
  /** Of the parts that are given. @returns whether it was taken */
  const write = async (parts: Omit<OutlineChange, 'id' | 'version'>): Promise<boolean> => {
    const { department, talk, version } = outline.value!;
    const sent = await sending.send<Outline>(
      `/departments/${department.id}/outline`,
      { method: 'PATCH', body: { ...parts, id: talk!.id, version } },
      t('departments.saved'),
    );
    if (sent) changed(sent.value);
    return sent !== undefined;
  };
  return { ...sending, write };
};

/** Says that a line is done today, or that it is not done after all. */
export const useEnding = (outline: () => Outline | null, read: () => Promise<void>) => {
  const { busy, why, send } = useSend();
  const { toast } = useToast();
  const end = async (line: OutlineLine): Promise<void> => {
    const isDone = line.doneOn !== null;
    const sent = await send(
      `/departments/${outline()?.department.id}/outline/lines/${line.id}/done`,
      { method: 'POST', body: { doneOn: isDone ? null : localDay(serverNow()) } },
      t(isDone ? 'departments.reopened' : 'departments.ended'),
    );
    if (!sent) toast(why.value, { tone: 'late' });
    await read();
  };
  return { busy, end };
};
