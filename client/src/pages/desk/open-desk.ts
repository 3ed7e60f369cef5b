import { effectScope } from 'vue';
import { followDuty } from './duty/duty';
import { followDeadlines } from './matter/clocks';
import { followHeld } from './held/held';
import { line } from './line';
import { router } from '../../router';
import { followOffers } from './ring/offers';
import { soundAlarm } from './ring/sound/alarm';
import { followFollowUps } from '../follow-up/follow-up';
import { followInside } from './inside/inside';
import { followHelping } from './helping/helping';
import { followCare } from './returning/follow-care';
import { followTalk } from './talk/talk';

const life = effectScope(true);
let following = false;

/** Listens once for as long as the page lives, so that a ring finds its officer on any of the pages. */
export const openDesk = (): void => {
  if (!following) {
    following = true;
    life.run(() => {
      followDuty();
      followHeld();
      followTalk();
      followInside();
      followOffers();
      followHelping();
      followFollowUps();
      followCare();
      soundAlarm();
      followDeadlines((callId) => void router.push({ name: 'desk', query: { call: callId } }));
    });
  }
  line.open();
};
