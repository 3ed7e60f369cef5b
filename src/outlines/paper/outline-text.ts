/** What stands on the paper of an outline, in words. Pure. */
import { addressedName } from '../../kernel/refusal/refusal.js';
import { inLang, type Lang } from '../../protocol/lang.js';
import {
  OUTLINE_QUESTIONS,
  type Outline,
  type OutlineDifficulty,
  type OutlineFigure,
  type OutlineLeft,
  type OutlineLine,
  type OutlinePerson,
} from '../../protocol/papers/outlines.js';
import { OUTLINE_FIGURE_WORDS, OUTLINE_FOOT, OUTLINE_HOURS } from '../../protocol/vocabulary/outlines.js';
import { WORDS, type Words } from './outline-paper-words.js';

/** At the left what it is, below it more, at the right when or who. */
export interface PaperLine {
  text: string;
  more: string;
  right: string;
}
export interface PaperQuestion {
  text: string;
  /** Empty: lines to write on. */
  answer: string;
  followUps: string[];
}
export interface PaperSection {
  heading: string;
  note: string;
  /** In place of lines where there is none. */
  empty: string;
  lines: PaperLine[];
}
export interface OutlinePaper {
  unit: string;
  title: string;
  department: string;
  /** What it does, and when and where the talk is. */
  about: string[];
  asOf: string;
  people: PaperSection;
  done: { heading: string; note: string; columns: string[]; rows: string[][] };
  /** Plan, what is urgent, what was left, what is asked for. */
  sections: PaperSection[];
  questions: { heading: string; note: string; items: PaperQuestion[] };
  foot: string;
  page: string;
}

export function outlineText(outline: Outline, lang: Lang): OutlinePaper {
  const words = WORDS[lang];
  const { department, talk, people, done, plan, priorities, difficulties, questions, left } = outline;
  const when = talk ? [`${words.wholeDay(talk.on)} ${talk.time}`.trim(), talk.place] : [words.noTalk];
  const section = (heading: string, note: string, lines: PaperLine[]): PaperSection => ({
    heading,
    note,
    empty: words.empty,
    lines,
  });
  const plain = (line: OutlineLine): PaperLine => ({
    text: line.text,
    more: line.note,
    right: rightOf(line, words),
  });
  const isDone = ({ doneOn }: OutlineLine) => doneOn !== null;
  return {
    unit: outline.unit,
    title: words.title,
    department: department.name,
    about: [department.remit, when.filter(Boolean).join(words.comma)].filter(Boolean),
    asOf: words.asOf(words.wholeDay(outline.span.to)),
    people: section(
      words.people[0],
      words.people[1](people.length),
      people.map((one) => personLine(one, words)),
    ),
    done: {
      heading: words.done[0],
      note: words.done[1],
      columns: [...words.columns],
      rows: done.map((figure) => figureRow(figure, lang)),
    },
    sections: [
      section(
        words.plan[0],
        plan.length ? words.plan[1](plan.length, plan.filter(isDone).length) : '',
        plan.map(plain),
      ),
      section(words.priorities, '', priorities.map(plain)),
      ...(left
        ? [
            section(
              words.left[0],
              words.left[1](words.day(left.on), left.items.length),
              left.items.map((one) => leftLine(one, words)),
            ),
          ]
        : []),
      section(
        words.difficulties,
        '',
        difficulties.map((one) => askedLine(one, words)),
      ),
    ],
    questions: {
      heading: words.questions[questions.length === OUTLINE_QUESTIONS.most ? 1 : 0],
      note: words.questions[2],
      items: questions.map(({ text, answer, followUps }) => ({
        text,
        answer,
        followUps: followUps.map(
          (one) => `${addressedName(one.by)}${words.comma}${rightOf(one, words)}${words.comma}${one.text}`,
        ),
      })),
    },
    foot: inLang(OUTLINE_FOOT, lang),
    page: words.page,
  };
}

function rightOf({ dueOn, doneOn, lateDays }: OutlineLine, words: Words): string {
  if (doneOn !== null) return words.doneOn(words.day(doneOn));
  if (lateDays !== undefined) return words.late(lateDays);
  return dueOn === null ? '' : words.day(dueOn);
}

function personLine(one: OutlinePerson, words: Words): PaperLine {
  const places = one.postings.map(({ community, to }) =>
    to === null ? community.name : `${community.name} (– ${words.day(to)})`,
  );
  return {
    text: addressedName(one),
    more: [one.isHead ? words.head : '', one.does].filter(Boolean).join(words.comma),
    right: [places.length ? `${words.posted}${places.join(words.between)}` : '', one.note]
      .filter(Boolean)
      .join(words.comma),
  };
}

function figureRow({ name, now, of, before, beforeOf, how }: OutlineFigure, lang: Lang): string[] {
  const amount = (n: number) => (name === 'duty' ? Math.round(n / 60) : n).toLocaleString('en');
  const share = (n: number, whole: number | undefined) =>
    whole === undefined ? amount(n) : `${amount(n)}/${amount(whole)}`;
  const said = share(now, of);
  return [
    inLang(OUTLINE_FIGURE_WORDS[name], lang),
    name === 'duty' ? inLang(OUTLINE_HOURS, lang).replace('{n}', said) : said,
    share(before, beforeOf),
    how,
  ];
}

function askedLine(one: OutlineDifficulty, words: Words): PaperLine {
  const more = one.answer
    ? words.answered(one.answer)
    : one.dueOn === null
      ? ''
      : words.answerBy(words.day(one.dueOn));
  const isOver = one.doneOn !== null || one.lateDays !== undefined;
  return {
    text: one.text,
    more,
    right: [one.whom, isOver ? rightOf(one, words) : ''].filter(Boolean).join(words.comma),
  };
}

function leftLine(one: OutlineLeft, words: Words): PaperLine {
  const was = one.doneOn === null && one.dueOn !== null ? words.was(words.day(one.dueOn)) : '';
  return {
    text: one.text,
    more: [was, one.who].filter(Boolean).join(words.comma),
    right: rightOf(one, words),
  };
}
