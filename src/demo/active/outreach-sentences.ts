/** What the demo district talks about in the course of a year, by season. Invented; nobody is named. */
import type { Category } from '../../protocol/codes.js';

export const SERIES = {
  theme: 'family' as Category,
  title: '每月一讲·民法典在身边',
  place: '党群服务中心二楼',
};

export const LATER_TODAY = {
  theme: 'elder_fraud' as Category,
  title: '反诈提醒：陌生来电先挂断',
  place: '党群服务中心',
};

export const CANCELLED = [
  '暴雨预警，户外活动取消，另行安排。',
  '主讲检察官临时出庭，改到下月。',
  '场地检修，社区另约时间。',
  '报名居民太少，与下一场合并。',
  '社区当天有疫苗接种，大厅不能使用。',
];
export const SERIES_ON_HOLIDAY = '适逢法定节假日，本月停讲一次。';

export const FEEDBACK = {
  worker: [
    '老人听得很认真，散场后还有人围着问退款的事。',
    '案例就在身边，居民都听懂了。希望下次发一份大字版提纲。',
    '现场劝住一位准备转账的老人，谢谢检察官。',
    '时间正好，没有耽误接孩子。',
    '场地有点小，后面的居民站着听，下次换到大活动室。',
    '居民想再听一讲遗嘱的。',
  ],
  officer: [
    '居民问得最多的是预付卡退费，下次带上投诉流程图。',
    '来的多是七十岁以上老人，语速要慢，字要大。',
    '与社区约定，下月再讲一次加装电梯。',
    '有两位居民会后单独咨询，已当场解答。',
    '设备没有声音，用了社区的扩音器，下次自带。',
  ],
} as const;
