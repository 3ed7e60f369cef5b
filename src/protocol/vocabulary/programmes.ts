/** The words of programmes and of help among units. */
import type { UnitHelpKind, UnitHelpState } from '../trends/help.js';
import type { ProgrammeState } from '../trends/programmes.js';
import type { Word } from '../lang.js';

export const PROGRAMME_STATE_WORDS: Record<ProgrammeState, Word> = {
  open: ['帮扶中', 'Under way'],
  lifted: ['已脱薄', 'Lifted'],
  ended: ['已结束，未脱薄', 'Over, not lifted'],
};
export const UNIT_HELP_KIND_WORDS: Record<UnitHelpKind, Word> = {
  training: ['业务培训', 'Training'],
  guidance: ['业务指导', 'Guidance'],
  people: ['抽调人员', 'People'],
  coordination: ['协调其他单位', 'Word with other agencies'],
  equipment: ['装备经费', 'Equipment'],
  other: ['其他', 'Other'],
};
export const UNIT_HELP_STATE_WORDS: Record<UnitHelpState, Word> = {
  asked: ['等答复', 'Waits for an answer'],
  given: ['给予帮助', 'Given'],
  declined: ['暂不能帮助', 'Declined'],
};
