/** What a unit sets about its exports, as both sides speak of it. Imports nothing. */

/** What can stand in a column of the volunteers' service for the national platform (中国志愿服务网). */
export const VOLUNTEER_FIELDS = [
  'name',
  'volunteerNumber',
  'activity',
  'kind',
  'day',
  'from',
  'to',
  'hours',
  'minutes',
  'place',
  'served',
  'inCharge',
  'recorder',
  'unit',
] as const;
export type VolunteerField = (typeof VOLUNTEER_FIELDS)[number];
/** In the order they stand in, each under the heading that the platform's template has. */
export interface VolunteerColumn {
  field: VolunteerField;
  heading: string;
}
export const DEFAULT_VOLUNTEER_COLUMNS: readonly VolunteerColumn[] = [
  { field: 'name', heading: '志愿者姓名' },
  { field: 'volunteerNumber', heading: '志愿者编号' },
  { field: 'activity', heading: '服务项目' },
  { field: 'day', heading: '服务日期' },
  { field: 'from', heading: '开始时间' },
  { field: 'to', heading: '结束时间' },
  { field: 'hours', heading: '服务时长（小时）' },
  { field: 'place', heading: '服务地点' },
  { field: 'served', heading: '服务对象' },
  { field: 'inCharge', heading: '负责人' },
  { field: 'recorder', heading: '记录人' },
  { field: 'unit', heading: '组织单位' },
];
