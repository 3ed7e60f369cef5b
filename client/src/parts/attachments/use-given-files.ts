import { ref } from 'vue';

const filesOf = (given: DataTransfer | null): File[] => [...(given?.files ?? [])];
const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;

/** Files that are pasted or let go over a part of the page. Words that are pasted go where they always go. */
export const useGivenFiles = (take: (files: File[]) => void) => {
  /** Something is held over it. */
  const over = ref(false);
  return {
    over,
    on: {
      paste: (event: ClipboardEvent) => {
        const files = filesOf(event.clipboardData);
        // A cell of a sheet comes as words and as a picture of them: the words are meant.
        if (!files.length || event.clipboardData?.types.includes('text/plain')) return;
        event.preventDefault();
        take(files);
      },
      dragover: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        over.value = true;
      },
      dragleave: () => (over.value = false),
      drop: (event: DragEvent) => {
        over.value = false;
        const files = filesOf(event.dataTransfer);
        if (!files.length) return;
        event.preventDefault();
        take(files);
      },
    },
  };
};
