import { isPages } from '../../../keys/page-key';
import { tools, view } from '../video';

/** Single keys while the focus is in the picture: M sound, V picture, T words. */
export const useVideoKeys =
  ({ words }: { words: () => unknown }) =>
  (event: KeyboardEvent): void => {
    const { target } = event;
    const writing = target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
    if (!isPages(event, { writing, covered: false }) || event.repeat || !view.value) return;
    const { own } = view.value;
    const key = event.key.toLowerCase();
    if (key === 'm') tools.sound(!own.sound);
    else if (key === 'v' && own.cameras > 0) void tools.camera(own.camera === 'off');
    else if (key === 't') words();
  };
