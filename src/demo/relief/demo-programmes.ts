/**
 * How the city helps the district: a programme that has lifted it, one under way, a letter that was answered and one
 * that waits, and help that was asked without any of them. All invented.
 */
import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { CommandActor } from '../../kernel/actor.js';
import { addDays, instantAt, localDay } from '../../protocol/time/local-day.js';
import { HOUR } from '../../protocol/time/durations.js';
import { iso } from '../../protocol/time/instant.js';
import { HelpService } from '../../trends/help/help.service.js';
import { LetterStepsService } from '../../trends/letters/letter-steps.service.js';
import { LettersService } from '../../trends/letters/letters.service.js';
import { ProgrammePartsService } from '../../trends/programmes/programme-parts.service.js';
import { ProgrammesService } from '../../trends/programmes/programmes.service.js';
import { TrainingService } from '../../trends/programmes/training.service.js';
import { ReliefBasesService } from '../../trends/relief/relief-bases.service.js';
import type { District } from '../demo-district.js';
import type { Agenda } from '../history/demo-agenda.js';
import type { DemoCity } from './demo-city.js';
import { DEMO_RELIEF_SOURCE, demoReliefOf } from './demo-relief-bases.js';

export interface ProgrammesYear {
  as: (id: string) => CommandActor;
  agenda: Agenda;
  district: District;
  city: DemoCity;
  until: number;
}
/** Days before the demo is opened. */
const FIRST_BEGINS = 330;
const LIFTED = 150;
const LETTER = 96;
const SECOND_BEGINS = 80;

export function planProgrammes(app: INestApplicationContext, year: ProgrammesYear): void {
  const { as, agenda, district, city, until } = year;
  const [above, signs] = [() => as(city.coordinatorId), () => as(city.adminId)];
  const unit = () => as(district.coordinatorId);
  const today = localDay(until);
  const day = (ago: number) => addDays(today, -ago);
  const at = (ago: number, time: string, doing: () => Promise<unknown>) =>
    agenda.at(instantAt(day(ago), time), async () => void (await doing()));
  const programmes = app.get(ProgrammesService);
  const parts = app.get(ProgrammePartsService);
  const yearAt = (ago: number) => Number(day(ago).slice(0, 4));
  const thisYear = yearAt(0);

  at(FIRST_BEGINS, '10:00', async () => {
    const { id, measures } = await programmes.make(above(), {
      unitId: district.unitId,
      reasons: ['办结的呼叫没有回看是否需要救助', '移送材料不齐，退回补正多'],
      from: day(FIRST_BEGINS),
      until: day(LIFTED - 20),
      measures: [
        { what: '每月回看一次已办结呼叫', who: '控告申诉检察部', by: day(FIRST_BEGINS - 60) },
        { what: '移送前由专人核对材料', who: '控告申诉检察部', by: day(FIRST_BEGINS - 30) },
      ],
    });
    const done = (n: number) => parts.measure(unit(), id, { id: measures[n]!.id, done: true });
    at(FIRST_BEGINS - 28, '15:00', () => done(0));
    at(FIRST_BEGINS - 55, '15:00', () => done(1));
    at(FIRST_BEGINS - 70, '09:40', () =>
      parts.note(above(), id, { id: randomUUID(), text: '到院看过台账，移送材料已一次齐全。' }),
    );
    at(LIFTED, '16:30', () =>
      programmes.end(above(), id, { lifted: true, reason: '连续三个月线索和移送都达到要求' }),
    );
  });

  /** Of a year that is over; who enters it again later says the same. */
  const enter = async (year: number) => {
    const bases = app.get(ReliefBasesService);
    await bases.put(unit(), demoReliefOf(thisYear, year));
    const beside = { granted: 46, base: 640, grantedFen: 432_400_00, source: DEMO_RELIEF_SOURCE };
    await bases.put(above(), { ...beside, unitId: city.besideId, year });
  };
  at(LETTER, '10:10', async () => {
    const letters = app.get(LettersService);
    const steps = app.get(LetterStepsService);
    const year = yearAt(LETTER) - 2;
    await enter(year);
    const { id } = await letters.draft(above(), { toUnitId: district.unitId, year });
    at(LETTER, '14:00', () => steps.sign(signs(), id));
    at(LETTER, '14:20', () => steps.send(above(), id));
    at(LETTER - 9, '11:00', () =>
      steps.answer(
        unit(),
        id,
        '经查，线索主要来自窗口，刑事检察部门移送少。拟用半年时间把移送纳入办案流程，请市院派人讲一次课。',
      ),
    );
    at(LETTER - 10, '09:00', () => letters.change(above(), id, { read: true }));
    at(SECOND_BEGINS, '10:30', async () => {
      const programme = await second();
      await letters.change(above(), id, { programmeId: programme });
    });
  });
  const second = async () => {
    const { id, measures } = await programmes.make(above(), {
      unitId: district.unitId,
      reasons: ['刑事检察部门移送的线索少', '新到岗人员不熟悉救助条件'],
      from: day(SECOND_BEGINS),
      until: addDays(today, 100),
      measures: [
        { what: '把移送救助线索纳入办案流程', who: '第一检察部', by: day(20) },
        { what: '每月与案件部门对一次账', who: '控告申诉检察部', by: addDays(today, 5) },
        { what: '新到岗人员全部参加一次培训', who: '控告申诉检察部', by: addDays(today, 40) },
      ],
    });
    const help = { id: randomUUID(), kind: 'training', text: '请派人来院讲一次线索怎么发现' } as const;
    at(SECOND_BEGINS - 6, '09:20', () => parts.help(unit(), id, { ...help, by: day(50) }));
    at(SECOND_BEGINS - 8, '15:00', () =>
      parts.help(above(), id, { id: help.id, given: true, answer: '控申部两位检察官下月到院讲课' }),
    );
    at(45, '17:10', () => train(id));
    at(22, '10:00', () => parts.measure(unit(), id, { id: measures[0]!.id, done: true }));
    at(21, '10:30', () =>
      parts.note(unit(), id, { id: randomUUID(), text: '流程已上线，本月移送 3 件线索。' }),
    );
    at(4, '16:00', () =>
      parts.help(unit(), id, {
        id: randomUUID(),
        kind: 'guidance',
        text: '两件案件的救助条件拿不准，请指导',
        by: addDays(today, 4),
      }),
    );
    return id;
  };
  /** Officers who are not on duty then lose nothing: what is measured already counts once. */
  const train = (id: string) => {
    const to = instantAt(day(45), '17:00');
    // Who enters hours does not approve them: those are left to the coordinator.
    return app.get(TrainingService).enter(as(district.adminId), id, {
      id: randomUUID(),
      title: '救助线索的发现和移送',
      from: iso(to - 2 * HOUR),
      to: iso(to),
      people: district.officerIds.slice(0, 5),
    });
  };

  at(3, '10:00', async () => {
    const year = yearAt(3) - 1;
    await enter(year);
    const { id } = await app.get(LettersService).draft(above(), { toUnitId: district.unitId, year });
    at(3, '11:00', () => app.get(LetterStepsService).sign(signs(), id));
    at(3, '11:10', () => app.get(LetterStepsService).send(above(), id));
  });
  at(30, '09:30', async () => {
    const helps = app.get(HelpService);
    const { id } = await helps.ask(unit(), {
      id: randomUUID(),
      kind: 'coordination',
      text: '请协调市民政局确定一名对接人',
      by: day(10),
    });
    at(26, '15:30', () => helps.answer(above(), id, { given: true, answer: '已确定，联系方式另发' }));
  });
}
