/** The words of programmes and of help among units. */
import type { UnitHelpKind, UnitHelpState } from '../trends/help.js';
import type { ProgrammeState } from '../trends/programmes.js';
import type { Word } from '../lang.js';

export const PROGRAMME_STATE_WORDS: Record<ProgrammeState, Word> = {
  open: ['帮扶中', 'under way'],
  lifted: ['已脱薄', 'lifted'],
  ended: ['已结束，未脱薄', 'over, not lifted'],
};
export const UNIT_HELP_KIND_WORDS: Record<UnitHelpKind, Word> = {
  training: ['业务培训', 'training'],
  guidance: ['业务指导', 'guidance'],
  people: ['抽调人员', 'people'],
  coordination: ['协调其他单位', 'word with other agencies'],
  equipment: ['装备经费', 'equipment'],
  other: ['其他', 'other'],
};
export const UNIT_HELP_STATE_WORDS: Record<UnitHelpState, Word> = {
  asked: ['等答复', 'waits for an answer'],
  given: ['给予帮助', 'given'],
  declined: ['暂不能帮助', 'declined'],
};
