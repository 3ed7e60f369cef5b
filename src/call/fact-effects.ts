/**
 * What a fact does beside the call's own row (which is `fold`'s, but for the rings that end): a row a fact, a column a
 * question. The compiler asks for the row of a new fact. Pure.
 */
import { DEEDS, type DeedName, type OfferEnd } from '../protocol/codes.js';
import type { Fact, FactData } from './facts.js';
import type { CallRelation } from './call-relation.js';

/** A ring that begins with a fact. */
export type RingBegun = Times & { id: string; officer: string };
type Times = Pick<FactData['rung'], 'kind' | 'step' | 'expiresAt' | 'waited'>;
/** A ring that a fact ends. */
export interface RingEnded {
  id: string;
  officer: string;
  state: OfferEnd;
}
type Ring = Pick<RingEnded, 'id' | 'officer'>;

interface Effect<D extends DeedName> {
  begins: (data: FactData[D]) => RingBegun[];
  prolongs: (data: FactData[D]) => { id: string; expiresAt: number }[];
  ends: (data: FactData[D]) => RingEnded[];
  /** Who holds the call after it, null where nobody does; undefined: who did before. */
  holder: (data: FactData[D]) => string | null | undefined;
  /** How much officers hold, or whether they may be rung, is another than before. */
  changesLoads: boolean;
  /** Whose journal of the call leaves it out. */
  hiddenFrom: readonly CallRelation[];
  /** Whose journal leaves out the words that were said with it. */
  wordsHiddenFrom: readonly CallRelation[];
}

const PLAIN = {
  begins: () => [],
  prolongs: () => [],
  ends: () => [],
  holder: () => undefined,
  changesLoads: false,
  hiddenFrom: [],
  wordsHiddenFrom: [],
} as const satisfies Effect<DeedName>;
/** What officers and reviewers say among themselves is not for the community, only that they did. */
const AMONG_OFFICERS = { ...PLAIN, wordsHiddenFrom: ['community'] } as const;
/** What follows a closing is the unit's own work; its community has a visit's day in the summary. */
const OF_THE_UNIT = { ...PLAIN, hiddenFrom: ['community'] } as const;

const begun = (id: string, officer: string, { kind, step, expiresAt, waited }: Times): RingBegun => ({
  id,
  officer,
  kind,
  step,
  expiresAt,
  waited,
});
const all = (rings: readonly Ring[], state: OfferEnd): RingEnded[] =>
  rings.map(({ id, officer }) => ({ id, officer, state }));
const taken = (ring: string, officer: string, withdrew: readonly Ring[] = []): RingEnded[] => [
  { id: ring, officer, state: 'accepted' },
  ...all(withdrew, 'withdrawn'),
];

const EFFECTS: { readonly [D in DeedName]: Effect<D> } = {
  raised: PLAIN,
  rung: { ...PLAIN, begins: (data) => data.rings.map(({ id, officer }) => begun(id, officer, data)) },
  arrived: { ...PLAIN, prolongs: ({ ring, expiresAt }) => [{ id: ring, expiresAt }] },
  waiting: PLAIN,
  declined: { ...PLAIN, ends: ({ ring, officer }) => all([{ id: ring, officer }], 'declined') },
  retaken: { ...PLAIN, begins: (data) => [begun(data.ring, data.officer, data)] },
  lapsed: { ...PLAIN, ends: ({ rings }) => all(rings, 'expired') },
  withdrawn: { ...PLAIN, ends: ({ rings }) => all(rings, 'withdrawn') },
  accepted: {
    ...PLAIN,
    ends: ({ ring, officer, withdrew }) => taken(ring, officer, withdrew),
    holder: ({ officer }) => officer,
    changesLoads: true,
  },
  walked_in: { ...PLAIN, holder: ({ officer }) => officer, changesLoads: true },
  amended: PLAIN,
  messaged: PLAIN,
  assigned: PLAIN,
  transferring: PLAIN,
  transferred: {
    ...PLAIN,
    ends: ({ ring, to, withdrew }) => taken(ring, to, withdrew),
    holder: ({ to }) => to,
    changesLoads: true,
  },
  kept: PLAIN,
  cancelled: { ...PLAIN, ends: ({ withdrew }) => all(withdrew, 'withdrawn'), holder: () => null },
  closed: { ...PLAIN, holder: () => null, changesLoads: true },
  close_taken_back: { ...PLAIN, holder: ({ holder }) => holder, changesLoads: true },
  rated: { ...PLAIN, hiddenFrom: ['holder'] },
  slip_given: PLAIN,
  resident_answered: { ...PLAIN, hiddenFrom: ['holder', 'helper', 'former_holder'] },
  reopened: { ...PLAIN, changesLoads: true },
  alerted: PLAIN,
  paused: PLAIN,
  continued: PLAIN,
  contacted: PLAIN,
  reminded: PLAIN,
  moved: PLAIN,
  booked: PLAIN,
  entrusted: PLAIN,
  recused: {
    ...PLAIN,
    ends: ({ withdrew }) => all(withdrew, 'withdrawn'),
    holder: ({ gaveUp }) => (gaveUp ? null : undefined),
    changesLoads: true,
  },
  unrecused: PLAIN,
  late_found: PLAIN,
  brought_back: PLAIN,
  help_asked: AMONG_OFFICERS,
  help_agreed: PLAIN,
  help_declined: AMONG_OFFICERS,
  help_answered: AMONG_OFFICERS,
  help_withdrawn: AMONG_OFFICERS,
  help_reminded: PLAIN,
  follow_up_reminded: OF_THE_UNIT,
  follow_up_put_off: OF_THE_UNIT,
  followed_up: OF_THE_UNIT,
  returned: AMONG_OFFICERS,
  review_late: PLAIN,
  reviewed: {
    ...AMONG_OFFICERS,
    holder: ({ verdict, officer }) => (verdict === 'ruled' ? (officer ?? undefined) : undefined),
    changesLoads: true,
  },
  left: AMONG_OFFICERS,
  petition_told: PLAIN,
  merged: {
    ...PLAIN,
    ends: ({ withdrew = [] }) => all(withdrew, 'withdrawn'),
    holder: ({ officer }) => officer,
    changesLoads: true,
  },
  // The reason may speak of another resident.
  unmerged: { ...AMONG_OFFICERS, holder: ({ back }) => (back ? null : undefined), changesLoads: true },
  video_consented: PLAIN,
  video_began: PLAIN,
  video_ended: PLAIN,
};

export const ringsBegun = <D extends DeedName>(fact: Fact<D>): RingBegun[] =>
  EFFECTS[fact.deed].begins(fact.data);
export const ringsProlonged = <D extends DeedName>(fact: Fact<D>): { id: string; expiresAt: number }[] =>
  EFFECTS[fact.deed].prolongs(fact.data);
export const ringsEnded = <D extends DeedName>(fact: Fact<D>): RingEnded[] =>
  EFFECTS[fact.deed].ends(fact.data);
export const holderAfter = <D extends DeedName>(fact: Fact<D>): string | null | undefined =>
  EFFECTS[fact.deed].holder(fact.data);
export const changesLoads = ({ deed }: Pick<Fact, 'deed'>): boolean => EFFECTS[deed].changesLoads;
export const showsFact = (deed: DeedName, relation: CallRelation): boolean =>
  !EFFECTS[deed].hiddenFrom.includes(relation);
export const showsWords = (deed: DeedName, relation: CallRelation): boolean =>
  !EFFECTS[deed].wordsHiddenFrom.includes(relation);
/** Facts after which another may hold the call. */
export const HOLDER_DEEDS = DEEDS.filter((deed) => EFFECTS[deed].holder !== PLAIN.holder);
