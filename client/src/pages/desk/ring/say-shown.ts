import type { Ring } from '@protocol/calls/ring.js';
import { SHOWN_HOW, type ShownHow } from '@protocol/codes.js';
import { line } from '../line';

const said = new Map<string, ShownHow>();
const visible = () => document.visibilityState === 'visible';
const better = (how: ShownHow, than: ShownHow | undefined) =>
  than === undefined || SHOWN_HOW.indexOf(how) < SHOWN_HOW.indexOf(than);

/** Tells the hub how a ring came before its officer: heard, only seen, or neither; and again once it is more than that. */
export const sayShown = (rings: readonly Ring[], sounding: boolean): void => {
  for (const { id } of rings) {
    const how = sounding ? 'sounded' : visible() ? 'shown' : 'silent';
    const before = said.get(id);
    if (!better(how, before)) continue;
    said.set(id, how);
    line.ask('offer:shown', { offerId: id, how }).catch(() => {
      if (before) said.set(id, before);
      else said.delete(id);
    });
  }
};
