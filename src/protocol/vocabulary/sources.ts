/** What is said of other ways in. */
import type { SourceKind } from '../intake/sources.js';
import type { WordTable } from '../lang.js';

export const SOURCE_KIND_WORDS = {
  '12345': ['12345 热线转办', 'Handed over by 12345'],
  '12348': ['12348 热线转办', 'Handed over by 12348'],
  '12309': ['12309 热线转办', 'Handed over by 12309'],
  button: ['墙上按钮', 'Button on a wall'],
  number: ['拨打的号码', 'Dialled number'],
  other: ['其他系统', 'Another system'],
} as const satisfies WordTable<SourceKind>;
/** What one is called until somebody gives it a name. */
export const SOURCE_NAMES = {
  '12345': ['12345 热线', '12345 hotline'],
  '12348': ['12348 热线', '12348 hotline'],
  '12309': ['12309 热线', '12309 hotline'],
  button: ['一键呼叫按钮', 'Call button'],
  number: ['呼叫电话', 'Call number'],
  other: SOURCE_KIND_WORDS.other,
} as const satisfies WordTable<SourceKind>;
