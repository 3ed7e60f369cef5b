/** The pictures of the conversation that is shown: one that is opened large leads to the next. */
import type { Message } from '@protocol/calls/message.js';
import type { MessageFile } from '@protocol/conversation/files.js';
import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue';

export type FileMessage = Message & { file: MessageFile };
export const hasFile = (message: Message): message is FileMessage => message.file !== undefined;

const key: InjectionKey<ComputedRef<readonly FileMessage[]>> = Symbol('pictures');
const none = computed((): readonly FileMessage[] => []);

export const providePictures = (messages: () => readonly Message[]): void =>
  provide(
    key,
    computed(() => messages().filter((m): m is FileMessage => m.file?.kind === 'picture' && !m.file.gone)),
  );
export const usePictures = () => inject(key, none);

export const addressOf = (file: Pick<MessageFile, 'id'>): string =>
  `/api/files/${encodeURIComponent(file.id)}`;

const LARGEST = 240;
const SMALLEST = 88;
/** Of a picture, before it has come, so that nothing jumps when it does. */
export const roomFor = ({ width, height }: Pick<MessageFile, 'width' | 'height'>) => {
  if (!width || !height) return { width: LARGEST, height: (LARGEST * 3) / 4 };
  const part = Math.min(1, LARGEST / Math.max(width, height));
  const side = (length: number) => Math.max(SMALLEST, Math.round(length * part));
  return { width: side(width), height: side(height) };
};
/** As a style: what shows it is fetched with the first file. */
export const roomOf = (file: MessageFile): Record<string, string> => {
  if (file.kind !== 'picture') return { 'min-height': file.kind === 'voice' ? '54px' : '66px' };
  const { width, height } = roomFor(file);
  return { width: `${width}px`, 'aspect-ratio': `${width} / ${height}` };
};
