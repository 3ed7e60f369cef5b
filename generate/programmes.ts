/**
 * A tree of weak units and the programmes that lift them: all under way in September 2021, some lifted in each month
 * after it, and none left at the end of 2022 (the practice that the hub was made for had 117).
 */
import type { SeededRandom } from '#hub/demo/history/seeded-random.js';
import { UnitRow } from '#hub/directory/places.entity.js';
import { newId } from '#hub/kernel/ids.js';
import { addMonths, instantAt } from '#hub/protocol/time/local-day.js';
import type { Store } from '#hub/store/store.js';
import { HelpRow } from '#hub/trends/help/help.entity.js';
import { MeasureRow, ProgrammeRow } from '#hub/trends/programmes/programmes.entity.js';
import { ReliefBaseRow } from '#hub/trends/relief/relief-base.entity.js';
import type { Into } from './into.ts';
import type { People } from './people.ts';

const FIRST = '2021-09';
const LAST = '2022-12';
/** In which a unit may be lifted: the month after the first, and each up to the last. */
const MONTHS = 15;
/** Districts of one city. */
const A_CITY = 15;
/** No division of the nation has a code that begins so. */
const CODES = 990_000;
const REASONS = ['移送线索少', '不熟悉救助条件和程序', '与案件部门衔接不畅', '没有专人办理'] as const;
const MEASURES = [
  ['每月核查已办结案件中的救助线索', '控告申诉检察部'],
  ['刑事检察部门移送线索纳入流程', '案件管理部门'],
] as const;
const HELPED = '派业务骨干到院讲解救助线索的发现和移送';
const LIFTED = '救助线索和移送恢复正常，连续三个月达到要求';

/** Cases a district is measured by in a year, and of a thousand of them those in which relief was granted. */
const BASE = [300, 900] as const;
const WEAK = [0, 12] as const;
const SOUND = [40, 60] as const;
const SOURCE = '生成的数字';

interface Under {
  id: string;
  coordinatorId: string;
}

export class Programmes {
  private turn = 0;
  private readonly into: Into;
  private readonly chance: SeededRandom;
  private readonly people: People;

  constructor(into: Into, chance: SeededRandom, people: People) {
    this.into = into;
    this.chance = chance;
    this.people = people;
  }

  async make(count: number): Promise<void> {
    const top = await this.unit(null, 'provincial', '示范省');
    let city = top;
    for (let n = 0; n < count; n++) {
      if (n % A_CITY === 0) city = await this.unit(top.id, 'city', `示范${n / A_CITY + 1}市`);
      const name = `示范${String(n + 1).padStart(3, '0')}区`;
      const unit = await this.unit(city.id, 'district', name);
      await this.programme(city, unit, addMonths(FIRST, 1 + Math.floor((n * MONTHS) / count)));
    }
    await this.into.flush();
  }

  private async unit(parentId: string | null, level: UnitRow['level'], name: string): Promise<Under> {
    const id = newId({ now: () => instantAt(`${FIRST}-01`, '08:00') });
    const code = String(CODES + this.turn++);
    await this.into.add(UnitRow, { id, parentId, level, code, name: `${name}人民检察院` });
    const nobody = { officers: 0, volunteers: 0 };
    const staff = await this.people.of({ id, departmentIds: [], communityIds: [] }, nobody);
    return { id, coordinatorId: staff.coordinatorId };
  }

  /** @param lifted YYYY-MM */
  private async programme(helper: Under, unit: Under, lifted: string): Promise<void> {
    const on = (month: string, day: number) => `${month}-${String(day).padStart(2, '0')}`;
    const began = on(FIRST, this.chance.between(1, 28));
    const madeAt = instantAt(began, '09:30');
    const ended = on(lifted, this.chance.between(1, 28));
    const endedAt = instantAt(ended, '16:00');
    await this.relief(unit, 2021, WEAK, madeAt);
    await this.relief(unit, 2022, SOUND, endedAt);
    const id = newId({ now: () => madeAt });
    await this.into.add(ProgrammeRow, {
      id,
      unitId: unit.id,
      helperId: helper.id,
      reasons: REASONS.filter((_, n) => n === 0 || this.chance.happens(0.4)),
      fromDay: began,
      untilDay: on(LAST, 31),
      state: 'lifted',
      madeBy: helper.coordinatorId,
      madeIn: helper.id,
      madeAt,
      endedAt,
      endedBy: helper.coordinatorId,
      endedIn: helper.id,
      ending: LIFTED,
      version: 5,
    });
    for (const [what, who] of MEASURES)
      await this.into.add(MeasureRow, {
        id: newId({ now: () => madeAt }),
        programmeId: id,
        what,
        who,
        byDay: ended,
        addedBy: unit.coordinatorId,
        addedAt: madeAt,
        doneBy: unit.coordinatorId,
        doneAt: endedAt,
      });
    await this.into.add(HelpRow, {
      id: newId({ now: () => madeAt }),
      unitId: unit.id,
      helperId: helper.id,
      programmeId: id,
      kind: 'training',
      text: HELPED,
      byDay: null,
      askedBy: helper.coordinatorId,
      askedAt: madeAt,
      state: 'given',
      answer: null,
      answeredBy: helper.coordinatorId,
      answeredAt: madeAt,
      remindAt: null,
    });
  }

  private async relief(
    { id: unitId, coordinatorId }: Under,
    year: number,
    [least, most]: readonly [number, number],
    at: number,
  ): Promise<void> {
    const base = this.chance.between(...BASE);
    await this.into.add(ReliefBaseRow, {
      id: newId({ now: () => at }),
      unitId,
      year,
      granted: Math.round((base * this.chance.between(least, most)) / 1000),
      base,
      grantedFen: null,
      source: SOURCE,
      enteredBy: coordinatorId,
      enteredAt: at,
      version: 1,
    });
  }
}

/** How many are under way, as the database has it. */
export async function countOpenProgrammes({ read }: Pick<Store, 'read'>): Promise<number> {
  const [row] = await read.rows<{ n: number }>("select count(*) as n from programme where state = 'open'");
  return Number(row!.n);
}
