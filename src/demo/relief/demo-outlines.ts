/** The demo's talks with its four departments: one in the spring with what it left, and the next one this week. */
import type { INestApplicationContext } from '@nestjs/common';
import type { CommandActor } from '../../kernel/actor.js';
import { Directory } from '../../directory/directory.js';
import { OutlineQuery } from '../../outlines/outline.query.js';
import { OutlinesService } from '../../outlines/outlines.service.js';
import type { OutlineChange } from '../../protocol/papers/outlines.js';
import { addDays, localDay } from '../../protocol/time/local-day.js';
import { TALKS, type TalkSaid } from './outline-sentences.js';

/** Days before and after the day on which the demo is opened. */
const LAST_TALK = -178;
const NEXT_TALK = 4;

export async function fillDemoOutlines(
  app: INestApplicationContext,
  coordinator: CommandActor,
  until: number,
): Promise<void> {
  const directory = app.get(Directory);
  const today = localDay(until);
  const departments = directory.departmentsOf(coordinator.unitId);
  for (const [n, { id }] of departments.entries()) {
    const said = TALKS[n];
    const people = directory
      .peopleOf(coordinator.unitId)
      .filter((person) => person.departmentId === id)
      .map((person) => person.id);
    if (said) await talkWith(app, coordinator, { departmentId: id, today, people, said });
  }
}

interface Talked {
  departmentId: string;
  today: string;
  people: readonly string[];
  said: TalkSaid;
}

async function talkWith(
  app: INestApplicationContext,
  coordinator: CommandActor,
  { departmentId, today, people, said }: Talked,
): Promise<void> {
  const [outlines, query] = [app.get(OutlinesService), app.get(OutlineQuery)];
  const day = (days: number) => addDays(today, days);
  const [lead = coordinator.id, second = lead] = people;
  const nth = (n: 0 | 1) => (n === 0 ? lead : second);
  const write = async (
    on: string,
    change: (questions: readonly { id: string; text: string }[]) => object,
  ) => {
    const { talk, version, questions } = await query.of(coordinator, departmentId, on);
    const parts = change(questions) as Omit<OutlineChange, 'id' | 'version'>;
    await outlines.change(coordinator, departmentId, { ...parts, id: talk!.id, version });
  };
  const place = { time: '14:00', place: said.place };

  const year = today.slice(0, 4);
  const written = said.plan.map(({ text, note, due }) => ({ text, note, dueOn: `${year}-${due}` }));
  const last = day(LAST_TALK);
  await outlines.set(coordinator, departmentId, { on: last, ...place });
  await write(last, (questions) => ({
    people: people.map((id, n) => ({ id, does: said.does[n] ?? '', note: '' })),
    plan: written,
    difficulties: said.askedThen.map(({ text, whom, due }) => ({ text, whom, dueOn: day(due) })),
    questions: questions.map((one, n) => ({
      ...one,
      ...(n === 0 && {
        answer: said.answeredThen,
        followUps: said.promisedThen.map(({ text, by, due }) => ({ text, byId: nth(by), dueOn: day(due) })),
      }),
    })),
  }));
  const then = await query.of(coordinator, departmentId, last);
  for (const [n, line] of (then.questions[0]?.followUps ?? []).entries()) {
    const done = said.promisedThen[n]?.done;
    if (done !== undefined) await outlines.end(coordinator, departmentId, line.id, day(done));
  }

  const next = day(NEXT_TALK + said.later);
  await outlines.set(coordinator, departmentId, { on: next, ...place });
  const isAnotherYear = next.slice(0, 4) !== last.slice(0, 4);
  await write(next, (questions) => ({
    ...(isAnotherYear && { plan: written }),
    priorities: said.priorities.map(({ text, due }) => ({ text, dueOn: day(due) })),
    difficulties: said.asked.map(({ text, whom, due }) => ({ text, whom, dueOn: day(due) })),
    questions: questions.map((one, n) => {
      const answered = said.answers[n];
      return {
        ...one,
        ...(answered && {
          answer: answered.answer,
          followUps: [{ text: answered.text, byId: nth(answered.by), dueOn: day(answered.due) }],
        }),
      };
    }),
  }));
  const { plan } = await query.of(coordinator, departmentId, next);
  for (const [n, line] of plan.entries()) {
    const done = said.plan[n]?.done;
    const doneOn = `${year}-${done}`;
    if (done !== undefined && doneOn <= today) await outlines.end(coordinator, departmentId, line.id, doneOn);
  }
}
