/** What is filled in to work out the cap, and the question that it makes. Pure. */
import type { CapPart, CapQuestion, ElsewhereGrant } from '@protocol/relief/cap.js';
import { fenOf } from '@protocol/relief/money.js';

export interface CapForm {
  province: string;
  year: number;
  amount: string;
  isJoint: boolean;
  parts: { body: string; amount: string }[];
  wasElsewhere: boolean;
  elsewhere: { body: string; amount: string; on: string };
  approved: boolean;
}
export const blankCapForm = (province: string, year: number): CapForm => ({
  province,
  year,
  amount: '',
  isJoint: false,
  parts: [
    { body: '', amount: '' },
    { body: '', amount: '' },
  ],
  wasElsewhere: false,
  elsewhere: { body: '', amount: '', on: '' },
  approved: false,
});

/** What is wrong with what was typed, by the names of the fields that are sent. */
export type CapMistake = 'notMoney' | 'needed';
export type CapAsked = { question: CapQuestion } | { mistakes: Partial<Record<string, CapMistake>> };

/** The sum of the parts as far as they are amounts. */
export const sumTyped = ({ parts }: Pick<CapForm, 'parts'>): number =>
  parts.reduce((all, { amount }) => all + (fenOf(amount) ?? 0), 0);

export function questionOf(form: CapForm): CapAsked {
  const mistakes: Partial<Record<string, CapMistake>> = {};
  const fen = (field: string, typed: string): number => {
    const amount = fenOf(typed);
    if (amount === undefined) mistakes[field] = 'notMoney';
    return amount ?? 0;
  };
  const said = (field: string, words: string): string => {
    if (!words.trim()) mistakes[field] = 'needed';
    return words.trim();
  };
  const { province, year, approved } = form;
  const parts = (): CapPart[] =>
    form.parts.map(({ body, amount }, i) => ({
      body: said(`parts.${i}.body`, body),
      fen: fen(`parts.${i}.fen`, amount),
    }));
  const elsewhere = ({ body, amount, on }: CapForm['elsewhere']): ElsewhereGrant => ({
    body: said('elsewhere.0.body', body),
    fen: fen('elsewhere.0.fen', amount),
    on: said('elsewhere.0.on', on),
  });
  const question: CapQuestion = {
    province,
    year,
    ...(form.isJoint ? { parts: parts() } : { amountFen: fen('amountFen', form.amount) }),
    ...(form.wasElsewhere && { elsewhere: [elsewhere(form.elsewhere)] }),
    ...(approved && { approved }),
  };
  return Object.keys(mistakes).length ? { mistakes } : { question };
}
