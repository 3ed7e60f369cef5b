/** The roster's codes, as both sides speak them. */

/** first: rung as usual · backup: after them · leader: the duty leader (带班), asked when nobody else answers. */
export const SHIFT_ROLES = ['first', 'backup', 'leader'] as const;
export type ShiftRole = (typeof SHIFT_ROLES)[number];

/** all: as the weekdays say · working: days the unit works (make-up days too) · off: weekends and holidays. */
export const PATTERN_DAYS = ['all', 'working', 'off'] as const;
export type PatternDays = (typeof PATTERN_DAYS)[number];
