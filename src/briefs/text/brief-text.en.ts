/** A brief in English: in its own phrases, not those of the Chinese one. Pure. */
import type { BriefSection } from '../../protocol/papers/briefs.js';
import {
  categoryRows,
  totalDutyMinutes,
  joinSentences,
  percentOfTarget,
  percent,
  streetRows,
} from './brief-phrases.js';
import { activeLines, hasActive } from './active-lines.js';
import { enDay, enMonth } from '../../protocol/time/said-dates.js';
import { enTaken, enTime } from './brief-times.js';
import type { BriefFigures } from './brief-figures.js';

export const titleEn = ({ unit, month, until }: BriefFigures) =>
  `${unit}: monthly brief on the one-click call service, ${enMonth(month)}${until ? ` (up to ${enDay(until)})` : ''}`;

const calls = (n: number) => `${n} call${n === 1 ? '' : 's'}`;
const were = (n: number) => `${n} ${n === 1 ? 'was' : 'were'}`;

export function sectionsEn(f: BriefFigures): BriefSection[] {
  const { hours, year, visits, active } = f;
  const sections: BriefSection[] = [
    {
      heading: 'Duty and volunteer service',
      paragraphs: [
        `${f.until ? `Up to ${enDay(f.until)}` : 'In the month'}: ${enTime(totalDutyMinutes(f))} on duty, of which ${enTime(hours.measured + hours.running)} measured and ${enTime(hours.backFilled)} entered afterwards. Volunteer service that counts came to ${enTime(hours.officer + hours.volunteer)}: ${enTime(hours.officer)} by officers and ${enTime(hours.volunteer)} by community volunteers.`,
        joinSentences([
          `This year so far: ${enTime(year.dutyMinutes)} on duty`,
          year.targetMinutes !== null &&
            ` (${percentOfTarget(year.dutyMinutes, year.targetMinutes)} of the target of ${enTime(year.targetMinutes)}; ${enTime(year.dueMinutes ?? 0)} due by then)`,
          `, and ${calls(year.solved)} closed as solved`,
          year.target !== null &&
            ` (${percentOfTarget(year.solved, year.target)} of the target of ${year.target}; ${year.due ?? 0} due by then)`,
          '.',
        ]),
      ],
    },
    {
      heading: 'Calls from communities',
      paragraphs: [
        joinSentences([raisedIn(f), ...answeredIn(f)], ' '),
        joinSentences(closedIn(f), ' '),
        ...(visits.proposed + visits.done > 0
          ? [
              `Acting before anybody calls: where the same matter kept coming back, ${visits.proposed} visit${visits.proposed === 1 ? ' was' : 's were'} proposed and ${visits.done} made.`,
            ]
          : []),
      ],
    },
    ...(hasActive(active)
      ? [{ heading: 'Outreach, enterprises and liaison', paragraphs: activeLines(active, 'en') }]
      : []),
    {
      heading: 'By category',
      paragraphs: [
        'Categories with fewer than five calls are included in Other; matters of minors and domestic violence are not listed separately.',
      ],
      table: { columns: ['Category', 'Raised', 'Solved'], rows: categoryRows(f, 'en') },
    },
    {
      heading: 'By subdistrict',
      paragraphs: [
        'In the order of their codes, not ranked; subdistricts with fewer than five calls are shown together.',
      ],
      table: { columns: ['Subdistrict', 'Raised', 'Solved'], rows: streetRows(f, 'en') },
    },
  ];
  return sections.map((section, i) => ({ ...section, heading: `${i + 1}. ${section.heading}` }));
}

const raisedIn = ({ calls: { raised, answered, cancelled, desk = 0 }, rates, coverage }: BriefFigures) =>
  joinSentences([
    `${calls(raised)} ${raised === 1 ? 'was' : 'were'} raised and ${answered} answered`,
    rates.answered !== null &&
      ` (${percent(rates.answered)} of the ${coverage.owed} that called for an answer)`,
    cancelled > 0 && `; ${were(cancelled)} taken back before an answer`,
    desk > 0 && `; ${were(desk)} taken face to face`,
    '.',
  ]);

const answeredIn = ({ answer }: BriefFigures) => [
  answer.p50 !== null &&
    `Half were answered within ${enTaken(answer.p50)}, and 95% within ${enTaken(answer.p95 ?? answer.p50)}.`,
  answer.inTarget !== null &&
    `${percent(answer.inTarget)} were answered in time, and ${percent(answer.hotline)} within 15 s.`,
];

const closedIn = ({ calls: { closed, solved, confirmed, referred }, rates, coverage }: BriefFigures) => [
  `${were(closed)} closed: ${solved} as solved, ${
    confirmed === null
      ? 'with too few ratings to say how many were confirmed by the people helped.'
      : `of which ${confirmed} confirmed by the people helped.`
  }`,
  `${were(referred)} referred to other bodies, counted separately and not as solved.`,
  rates.solved !== null && `Of the ${coverage.closed} closed, ${percent(rates.solved)} were solved.`,
  rates.satisfied === null
    ? 'Fewer than five were rated, so no satisfaction rate is given.'
    : `${coverage.rated} were rated; in ${percent(rates.satisfied)} of these the people helped were satisfied.`,
];
