import { Entity } from 'typeorm';
import type { AfterHours, PolicyMatch, PolicyStep } from '../protocol/calls/policy.js';
import { Id, Instant, Integer, Json, Text } from '../store/column-types.js';

/** A procuratorate. Units form a tree: supreme, provincial, city, district. */
@Entity('unit')
export class UnitRow {
  @Id() id!: string;
  @Text({ nullable: true }) parentId!: string | null;
  @Text() level!: 'supreme' | 'provincial' | 'city' | 'district';
  @Text({ unique: true }) code!: string;
  @Text() name!: string;
}

/** A department (内设机构) of a unit. */
@Entity('department')
export class DepartmentRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() name!: string;
  /** What it does, in words. */
  @Text() remit!: string;
  /** Who heads it; null: nobody, or not said. */
  @Text({ nullable: true }) headId!: string | null;
  /** Lower ones come first. */
  @Integer() position!: number;
}

@Entity('subdistrict')
export class SubdistrictRow {
  @Id() id!: string;
  @Text({ unique: true }) code!: string;
  @Text() name!: string;
}

/** Where residents live; served by one district unit. Codes are the national statistical division codes. */
@Entity('community')
export class CommunityRow {
  @Id() id!: string;
  @Text({ unique: true }) code!: string;
  @Text() name!: string;
  @Text() subdistrictId!: string;
  @Text() unitId!: string;
}

/** A liaison posting (派驻副书记): this officer for this community, from a date until a date. */
@Entity('liaison')
export class LiaisonRow {
  @Id() id!: string;
  @Text() officerId!: string;
  @Text() communityId!: string;
  @Instant() startsAt!: number;
  @Instant({ nullable: true }) endsAt!: number | null;
}

/** A setting of a unit; what is not set has the default of directory/unit-settings.ts. */
@Entity('setting')
export class SettingRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() key!: string;
  @Json() value!: unknown;
}

/** A body to refer to (110, 12345, 12348 …), kept by the administrator. */
@Entity('body')
export class BodyRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() name!: string;
  @Text() phone!: string;
  /** Whom to ask for there; empty: nobody by name. */
  @Text() contact!: string;
  @Text() remit!: string;
  @Integer() position!: number;
}

/** A category that the administrator added to those that ship. */
@Entity('category')
export class AddedCategoryRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() code!: string;
  @Text() nameZh!: string;
  @Text() nameEn!: string;
}

/** One of a unit's escalation policies, in their order: the first that matches a call counts, the last matches all. */
@Entity('ring_policy')
export class PolicyRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Integer() position!: number;
  /** Empty: the one that ships, however its steps were changed. */
  @Text() name!: string;
  @Json() matches!: PolicyMatch;
  @Json() steps!: PolicyStep[];
  @Text() afterHours!: AfterHours;
  @Integer() promiseSeconds!: number;
  @Integer() afterPromiseSeconds!: number;
  @Json() owners!: string[];
  @Instant() changedAt!: number;
}

/** A number that grows with every change of what the directory holds, so that other nodes read it again. */
@Entity('revision')
export class RevisionRow {
  @Id() id!: string;
  @Integer() value!: number;
}

export const PLACE_ROWS = [
  UnitRow,
  DepartmentRow,
  SubdistrictRow,
  CommunityRow,
  LiaisonRow,
  SettingRow,
  BodyRow,
  AddedCategoryRow,
  PolicyRow,
  RevisionRow,
];
