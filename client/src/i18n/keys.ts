import type { admin } from './zh/admin';
import type { agencies } from './zh/agencies';
import type { board } from './zh/board';
import type { certificates } from './zh/certificates';
import type { common } from './zh/common';
import type { community } from './zh/community';
import type { deadlines } from './zh/deadlines';
import type { inside } from './zh/inside';
import type { jobs } from './zh/jobs';
import type { outreach } from './zh/outreach';
import type { outside } from './zh/outside';
import type { policy } from './zh/policy';
import type { letters } from './zh/letters';
import type { programmes } from './zh/programmes';
import type { departments } from './zh/departments';
import type { desk } from './zh/desk';
import type { enterprises } from './zh/enterprises';
import type { leadPapers } from './zh/lead-papers';
import type { reviews } from './zh/reviews';
import type { petitions } from './zh/petitions';
import type { posters } from './zh/posters';
import type { search } from './zh/search';
import type { device } from './zh/device';
import type { followUp } from './zh/follow-up';
import type { sameMatter } from './zh/same-matter';
import type { reports } from './zh/reports';
import type { hours } from './zh/hours';
import type { knowledge } from './zh/knowledge';
import type { lookBack } from './zh/look-back';
import type { cap } from './zh/cap';
import type { digest } from './zh/digest';
import type { leads } from './zh/leads';
import type { liaison } from './zh/liaison';
import type { roster } from './zh/roster';
import type { service } from './zh/service';
import type { supervision } from './zh/supervision';
import type { talks } from './zh/talks';
import type { campaigns } from './zh/campaigns';
import type { trends } from './zh/trends';
import type { signIn } from './zh/sign-in';
import type { slip } from './zh/slip';
import type { wall } from './zh/wall';
import type { watch } from './zh/watch';

interface All {
  common: typeof common;
  signIn: typeof signIn;
  slip: typeof slip;
  service: typeof service;
  talks: typeof talks;
  community: typeof community;
  deadlines: typeof deadlines;
  followUp: typeof followUp;
  sameMatter: typeof sameMatter;
  letters: typeof letters;
  programmes: typeof programmes;
  departments: typeof departments;
  desk: typeof desk;
  board: typeof board;
  admin: typeof admin;
  device: typeof device;
  hours: typeof hours;
  knowledge: typeof knowledge;
  lookBack: typeof lookBack;
  cap: typeof cap;
  digest: typeof digest;
  leads: typeof leads;
  liaison: typeof liaison;
  roster: typeof roster;
  outreach: typeof outreach;
  outside: typeof outside;
  policy: typeof policy;
  watch: typeof watch;
  reports: typeof reports;
  wall: typeof wall;
  certificates: typeof certificates;
  inside: typeof inside;
  jobs: typeof jobs;
  enterprises: typeof enterprises;
  agencies: typeof agencies;
  supervision: typeof supervision;
  leadPapers: typeof leadPapers;
  reviews: typeof reviews;
  petitions: typeof petitions;
  posters: typeof posters;
  search: typeof search;
  trends: typeof trends;
  campaigns: typeof campaigns;
}

type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}`;
}[keyof T & string];

/** Every phrase there is: a mistyped key fails the type check. */
export type Key = Paths<All>;

/** The same keys in the other language: a missing or a superfluous one fails the type check. */
export type Words<T> = { [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
