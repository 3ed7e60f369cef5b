/** On a computer that others use too the browser itself keeps nothing of what is typed, but where a field says so. */
export const askBrowserToForget = (): void =>
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)
      if (!target.hasAttribute('autocomplete')) target.autocomplete = 'off';
  });
