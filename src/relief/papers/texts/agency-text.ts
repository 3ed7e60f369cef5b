/** 商请函, 转介函, 移送函: another agency is asked for help, with consent and by a day. Pure. */
import { addressedName } from '../../../kernel/refusal/refusal.js';
import { inLang, type Lang } from '../../../protocol/lang.js';
import { CONSENT_WAY_WORDS } from '../../../protocol/vocabulary/relief.js';
import type { Paper } from '../paper.js';
import { beneficiaryFacts, composed, dayOfInstant, spelledDay, type PaperSource } from './paper-source.js';

const WORDS = {
  zh: {
    titles: { ask: '商请函', refer: '转介函', transfer: '移送函' },
    openings: {
      ask: '我院在工作中了解到下列人员生活困难，商请你单位在职责范围内予以帮助。',
      refer: '下列人员的困难不属于我院司法救助范围，现转介你单位，请依规定予以帮助。',
      transfer: '下列事项属于你单位职责范围，现移送你单位，请依法办理。',
    },
    what: '请予帮助的事项',
    matter: '事项',
    person: '当事人情况',
    consent: '本人单独同意',
    consents: '，同意向你单位提供上述信息',
    because: '依法不用同意的理由',
    answerBy: '请于此日前答复',
    contact: '你单位联系人',
    phone: '联系电话',
    asked: '发出日期',
    inCharge: '我院经办人',
    use: '上述个人信息只用于本次帮助，请注意保密。',
    slip: '答复（请你单位填写后寄回）',
    answers: ['已落实', '落实一部分', '办不了'],
    reply: ['说明', '经办人', '日期'],
  },
  en: {
    titles: { ask: 'Request for help', refer: 'Referral', transfer: 'Transfer' },
    openings: {
      ask: 'In our work we have met the person below, who is in hardship. We ask you to help as far as it is yours to do.',
      refer:
        'The hardship of the person below is none for judicial relief. We refer them to you; please help by your rules.',
      transfer: 'The matter below is yours. It is handed to you; please deal with it by law.',
    },
    what: 'What help is asked for',
    matter: 'Matter',
    person: 'The person',
    consent: 'Separate consent',
    consents: ', to giving you what stands above',
    because: 'Why none is needed by law',
    answerBy: 'Please answer by',
    contact: 'Your contact',
    phone: 'Telephone',
    asked: 'Sent on',
    inCharge: 'In charge with us',
    use: 'What is said of the person is for this help only; please keep it to yourselves.',
    slip: 'Answer, to be filled in and sent back',
    answers: ['Done', 'Partly done', 'Cannot be done'],
    reply: ['Remarks', 'In charge', 'Day'],
  },
} as const;

export function agencyText(source: PaperSource, lang: Lang): Paper {
  const words = WORDS[lang];
  const { lead, request } = source;
  const kind = request?.kind ?? 'ask';
  const consent = request?.consent;
  const said =
    consent &&
    [inLang(CONSENT_WAY_WORDS[consent.way], lang), consent.on && spelledDay(consent.on, lang)]
      .filter(Boolean)
      .join(' · ');
  return composed(source, lang, {
    title: words.titles[kind],
    to: request?.agency || null,
    sealed: true,
    numbers: [{ name: words.inCharge, value: addressedName(request?.inCharge ?? lead.inCharge) || null }],
    blocks: [
      { kind: 'text', text: words.openings[kind] },
      { kind: 'heading', text: words.what },
      {
        kind: 'facts',
        facts: [
          { name: words.matter, value: request?.what || null, lines: 3 },
          { name: words.contact, value: request?.contact ?? null },
          { name: words.phone, value: request?.phone ?? null },
          { name: words.asked, value: request ? dayOfInstant(request.askedAt, lang) : null },
          { name: words.answerBy, value: request ? dayOfInstant(request.due, lang) : null },
        ],
      },
      { kind: 'heading', text: words.person },
      { kind: 'facts', facts: beneficiaryFacts(lead, lang, ['name', 'phone', 'address', 'circumstances']) },
      {
        kind: 'facts',
        facts: [
          consent?.way === 'not_needed'
            ? { name: words.because, value: consent.reason ?? null, lines: 2 }
            : { name: words.consent, value: said ? `${said}${words.consents}` : null },
        ],
      },
      { kind: 'text', text: words.use },
    ],
    slip: [
      { kind: 'heading', text: words.slip },
      { kind: 'items', mark: 'box', items: words.answers },
      {
        kind: 'facts',
        facts: words.reply.map((name, i) => ({ name, value: null, ...(i === 0 && { lines: 2 }) })),
      },
    ],
  });
}
