import type { Ring } from '@protocol/shapes.js';
import { line } from '../line';

const said = new Map<string, 'sounded' | 'shown'>();
const visible = () => document.visibilityState === 'visible';

/** Tells the hub once that a ring is really heard, or at least seen; heard after seen is told too. */
export const sayShown = (rings: readonly Ring[], sounding: boolean): void => {
  for (const { id } of rings) {
    const how = sounding ? 'sounded' : visible() ? 'shown' : undefined;
    if (!how || said.get(id) === 'sounded' || said.get(id) === how) continue;
    said.set(id, how);
    line.ask('offer:shown', { offerId: id, how }).catch(() => said.delete(id));
  }
};
