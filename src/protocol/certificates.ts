/** The words of service certificates, as both sides speak them. Imports nothing but its like. */
import type { HoursSource, ServingRole, ServiceKind, Served } from './hours.js';
import type { Named, Page } from './answers.js';

/** 志愿服务记录证明 lists what was served month by month; 志愿服务证书 says it in one sentence. */
export const PAPERS = ['record', 'honour'] as const;
export type Paper = (typeof PAPERS)[number];

/** publicity: issued, and open to objections until a date · revoked: with a reason, never deleted */
export const CERTIFICATE_STATES = ['publicity', 'valid', 'revoked'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

export const ID_TYPES = [
  'resident_id',
  'residence_permit',
  'hk_macao_permit',
  'taiwan_permit',
  'passport',
  'other',
] as const;
export type IdType = (typeof ID_TYPES)[number];

/** Hours of creditable service that give one to five stars. They are shown and compare nobody with anybody. */
export const STAR_HOURS = [100, 300, 600, 1000, 1500] as const;
export const starsOf = (minutes: number): number =>
  STAR_HOURS.filter((hours) => minutes >= hours * 60).length;

/** `chosen`: people or certificates picked one by one for a job; everybody of a period has no such bound. */
export const CERTIFICATE_LIMITS = {
  remarks: 200,
  inCharge: 50,
  contact: 50,
  idNumber: 30,
  chosen: 500,
} as const;

/** What was done in one month, of one kind, under one name. */
export interface CertifiedItem {
  /** YYYY-MM */
  month: string;
  kind: ServiceKind;
  activity?: string;
  served?: Served;
  /** Lines of the ledger. */
  times: number;
  minutes: number;
}
/** Minutes of creditable service as they were approved at the issue; they never change after it. */
export interface CertifiedFigures {
  total: number;
  /** Measured by the hub and said afterwards, kept apart. */
  sources: Record<HoursSource, number>;
  kinds: { kind: ServiceKind; minutes: number }[];
  items: CertifiedItem[];
}

export interface Certificate {
  id: string;
  number: string;
  /** With the number it opens the public check. */
  code: string;
  paper: Paper;
  person: Named;
  who: ServingRole;
  /** First and last local day, YYYY-MM-DD. */
  from: string;
  to: string;
  /** Minutes. */
  total: number;
  sources: Record<HoursSource, number>;
  kinds: CertifiedFigures['kinds'];
  /** By all creditable service until the last day. */
  stars: number;
  state: CertificateState;
  /** The end of the publicity. */
  publicUntil?: string;
  issuedAt: string;
  issuedBy: Named;
  remarks?: string;
  revoked?: { at: string; by: Named; reason: string };
}

/** Before an issue: somebody with creditable service in the period. */
export interface CertificatePerson {
  person: Named;
  who: ServingRole;
  minutes: number;
  sources: Record<HoursSource, number>;
  /** Minutes of the period that nobody has approved yet: in no certificate. */
  pending: number;
  /** The number of the certificate that stands for this period. */
  already?: string;
  /** Characters of the name that no typeface of the paper draws; then its issuer confirms a picture of the name. */
  undrawable?: string[];
  /** Whether an ID number or a volunteer number is there to be printed. */
  identified: boolean;
}
export interface CertificatePeople extends Page<CertificatePerson> {
  /** Over the whole filter, not only this page. */
  totals: {
    /** With approved service, no certificate for this period yet and a name that can be printed; and their minutes. */
    ready: number;
    minutes: number;
    already: number;
    pending: number;
    /** Of those ready, without an ID number or a volunteer number. */
    unidentified: number;
    /** With a name that no typeface draws: each is issued by itself, and not among those ready. */
    undrawable: number;
  };
}

/** Numbers are masked until they are asked for on a click that is logged. */
export interface ServiceIdentity {
  person: Named;
  idType?: IdType;
  idNumber?: string;
  masked: boolean;
  volunteerNumber?: string;
  changedAt?: string;
}
export interface OwnCertificates {
  items: Certificate[];
  /** Minutes of creditable service, all of them. */
  credited: number;
  stars: number;
  identity: ServiceIdentity;
}
/** What anybody may know who holds the paper: no name. */
export interface CertificateCheck {
  number: string;
  paper: Paper;
  from: string;
  to: string;
  total: number;
  state: CertificateState;
  issuedOn: string;
  issuer: string;
  publicUntil?: string;
  revokedOn?: string;
}

export interface CertificateSettings {
  /** Days of publicity before a certificate is valid; 0: valid at once. */
  publicityDays: number;
  /** The whole ID number on the paper instead of a masked one. */
  fullIdNumber: boolean;
  inCharge: string;
  contact: string;
}
export interface IssuePayload {
  personId: string;
  paper: Paper;
  from: string;
  to: string;
  remarks?: string;
  /** A PNG in base64, for a name that no typeface draws. */
  namePicture?: string;
}
