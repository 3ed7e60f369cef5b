/** What the shipped categories are called, as the screens name them, in Chinese and English. Pure. */
import type { CATEGORIES } from '../protocol/words.js';

export const SHIPPED_CATEGORIES: Record<(typeof CATEGORIES)[number], readonly [string, string]> = {
  elder_fraud: ['养老诈骗', 'Elder fraud'],
  family: ['家庭', 'Family'],
  labour: ['欠薪', 'Unpaid wages'],
  property: ['物业', 'Property management'],
  neighbour: ['邻里', 'Neighbours'],
  consumer: ['消费', 'Consumer'],
  minors: ['未成年人', 'Minors'],
  domestic_violence: ['家庭暴力', 'Domestic violence'],
  enterprise: ['企业', 'Enterprise'],
  public_interest: ['公益', 'Public interest'],
  relief: ['司法救助', 'Judicial relief'],
  petition: ['控告申诉', 'Petition'],
  other: ['其他', 'Other'],
};
