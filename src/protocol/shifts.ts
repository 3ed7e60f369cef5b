/** The roster's codes, as both sides speak them. */

/** first: rung as usual · backup: after them · leader: the duty leader (带班), asked when nobody else answers. */
export const SHIFT_ROLES = ['first', 'backup', 'leader'] as const;
export type ShiftRole = (typeof SHIFT_ROLES)[number];

/** all: as the weekdays say · working: days the unit works (make-up days too) · off: weekends and holidays. */
export const PATTERN_DAYS = ['all', 'working', 'off'] as const;
export type PatternDays = (typeof PATTERN_DAYS)[number];

/** A day that is not what its weekday says: a holiday, or worked for one (调休). */
export type SpecialDay = 'holiday' | 'makeup';

/**
 * gap: fewer than it needs, for the whole or a part · over: more than it takes · leave: somebody on it is on
 * leave · double: somebody is on two shifts at once · gone: somebody whose turn it is has left, or is an officer no longer
 */
export const ROSTER_FINDINGS = ['gap', 'over', 'leave', 'double', 'gone'] as const;
export type RosterFindingKind = (typeof ROSTER_FINDINGS)[number];
/** Of somebody on it: without a telephone, without a channel for notices, not seen for long. */
export type RosterWarningKind = RosterFindingKind | 'no_phone' | 'no_channel' | 'not_seen';

/** offered: waits for a taker · pending: for the coordinator */
export const REQUEST_STATES = ['offered', 'pending', 'done', 'declined', 'withdrawn', 'refused'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];
export const REQUEST_KINDS = ['swap', 'sign_up'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
