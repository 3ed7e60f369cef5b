import { onScopeDispose } from 'vue';
import { steadyNow } from '../../../time/steady-now';
import { answerOf, type Answer } from './answer-key';

const fields =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), ' +
  '[role="textbox"], [role="combobox"], [role="searchbox"], [role="listbox"]';
const isField = (target: EventTarget | null) => target instanceof Element && target.closest(fields) !== null;

/** A field has the caret: nothing may take it from there. */
export const writingNow = (): boolean => isField(document.activeElement);

/** @param since when the ring that keys answer became that one, on the steady clock */
export const useKeys = (since: () => number, deeds: Record<Answer, () => void>): void => {
  let typedAt = Number.NEGATIVE_INFINITY;
  const typed = () => (typedAt = steadyNow());
  const pressed = (event: KeyboardEvent) => {
    const now = steadyNow();
    const answer = answerOf(event, {
      writing: isField(event.target) || writingNow(),
      sinceTyped: now - typedAt,
      sinceChanged: now - since(),
    });
    if (!answer) return;
    event.preventDefault();
    deeds[answer]();
  };
  window.addEventListener('keydown', pressed);
  for (const name of ['input', 'compositionupdate'] as const) window.addEventListener(name, typed, true);
  onScopeDispose(() => {
    window.removeEventListener('keydown', pressed);
    for (const name of ['input', 'compositionupdate'] as const) window.removeEventListener(name, typed, true);
  });
};
