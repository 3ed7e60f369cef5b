/** A dialog, a list of choices or a ring lies over the page, or did just now. */
export const isCovered = (): boolean =>
  document.querySelector('[role="dialog"], [role="listbox"], [data-over-dialogs]') !== null;
