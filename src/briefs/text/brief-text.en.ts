/** A brief in English. Pure. */
import type { BriefSection } from '../../protocol/papers/briefs.js';
import {
  categoryRows,
  totalDutyMinutes,
  joinSentences,
  percentOfTarget,
  percent,
  streetRows,
} from './brief-phrases.js';
import type { BriefFigures } from './brief-figures.js';

const enTime = (minutes: number) => {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  return m === 0 ? `${h} h` : h === 0 ? `${m} min` : `${h} h ${m} min`;
};
const enTaken = (seconds: number) => {
  const [m, s] = [Math.floor(seconds / 60), Math.round(seconds % 60)];
  return m === 0 ? `${s} s` : s === 0 ? `${m} min` : `${m} min ${s} s`;
};

export const titleEn = ({ unit, month, until }: BriefFigures) =>
  `${unit}: monthly brief of the one-click call, ${month}${until ? ` (up to ${until})` : ''}`;

export function sectionsEn(f: BriefFigures): BriefSection[] {
  const { hours, year, calls, answer, rates, coverage, visits } = f;
  const period = f.until ? `Up to ${f.until}` : 'In the month';
  return [
    {
      heading: '1. On duty and volunteer service',
      paragraphs: [
        `${period}: ${enTime(totalDutyMinutes(f))} on duty, of which ${enTime(hours.measured + hours.running)} measured and ${enTime(hours.backFilled)} back-filled; creditable volunteer service ${enTime(hours.officer + hours.volunteer)}, of which officers ${enTime(hours.officer)} and community volunteers ${enTime(hours.volunteer)}.`,
        joinSentences([
          `This year so far: ${enTime(year.dutyMinutes)} on duty`,
          year.targetMinutes !== null &&
            ` (${percentOfTarget(year.dutyMinutes, year.targetMinutes)} of the target of ${enTime(year.targetMinutes)}; ${enTime(year.dueMinutes ?? 0)} due by then)`,
          ` and ${year.solved} calls closed as solved`,
          year.target !== null &&
            ` (${percentOfTarget(year.solved, year.target)} of the target of ${year.target}; ${year.due ?? 0} due by then)`,
          '.',
        ]),
      ],
    },
    {
      heading: '2. Calls from the communities',
      paragraphs: [
        joinSentences(
          [
            joinSentences([
              `${calls.raised} calls were raised and ${calls.answered} answered`,
              calls.cancelled > 0 && `, ${calls.cancelled} taken back`,
              (calls.desk ?? 0) > 0 && `, ${calls.desk} taken face to face`,
              rates.answered !== null && `; answered ${percent(rates.answered)} of ${coverage.owed}`,
              '.',
            ]),
            answer.p50 !== null &&
              `Half were answered within ${enTaken(answer.p50)}, 95 of 100 within ${enTaken(answer.p95 ?? answer.p50)}.`,
            answer.inTarget !== null &&
              `${percent(answer.inTarget)} were answered in time, ${percent(answer.hotline)} within 15 s.`,
          ],
          ' ',
        ),
        joinSentences(
          [
            `${calls.closed} were closed: ${calls.solved} as solved,`,
            calls.confirmed === null
              ? 'with too few ratings to say how many were confirmed by the people helped;'
              : `of which ${calls.confirmed} confirmed by the people helped;`,
            `${calls.referred} were referred and are counted apart${rates.solved === null ? '' : `; solved ${percent(rates.solved)} of ${coverage.closed} closed`}.`,
            rates.satisfied === null
              ? 'Fewer than five were rated: no rate of satisfaction.'
              : `${coverage.rated} were rated, ${percent(rates.satisfied)} satisfied.`,
          ],
          ' ',
        ),
        ...(visits.proposed + visits.done > 0
          ? [`Before they ask: ${visits.proposed} visits proposed for what came again, ${visits.done} made.`]
          : []),
      ],
    },
    {
      heading: '3. By category',
      paragraphs: [
        'Categories below five are in Other; matters of minors and of violence at home are not listed.',
      ],
      table: { columns: ['Category', 'Raised', 'Solved'], rows: categoryRows(f, 'en') },
    },
    {
      heading: '4. By subdistrict',
      paragraphs: ['In the order of codes, never ranked; those below five are taken together.'],
      table: { columns: ['Subdistrict', 'Raised', 'Solved'], rows: streetRows(f, 'en') },
    },
  ];
}
