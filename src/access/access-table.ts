/**
 * Who may do what: one table for every HTTP route and every channel event. `who` is the first gate, by role;
 * `then` says in a word what the command itself asks further. A route that is not named here does not start.
 */
import type { EventName, Namespace } from '../protocol/events.js';
import { ROLES, type Role } from '../protocol/codes.js';
import type { Actor } from '../kernel/actor.js';

export interface AccessRule {
  who: 'anybody' | readonly Role[];
  /** Also before a password that an administrator set was changed. */
  early?: true;
  /** Also before a second factor was set up that their role needs, beside what is early. */
  factor?: true;
  /** Also by a worker without a second factor: somebody who calls in need is never barred. Of their own calls only. */
  need?: true;
  /**
   * Whether it may be asked from a shared device: not at all, by who acts there as far as their role goes, by any
   * that people act on whoever holds it, by walls too, or by walls and no other. One's own account is nobody's to
   * change where others stand before the screen.
   */
  device: 'no' | 'acting' | 'held' | 'any' | 'wall';
  /** What the command itself asks further; OpenAPI says it. */
  then:
    | 'nothing'
    | 'own unit'
    | 'own unit and below'
    | 'own community'
    | 'own'
    | 'sees the call'
    | 'takes part'
    | 'holder'
    | 'holder or community'
    | 'own offer'
    | 'own rings'
    | 'own part';
}
const rule = (
  who: AccessRule['who'],
  then: AccessRule['then'] = 'nothing',
  device: AccessRule['device'] = 'no',
): AccessRule => ({
  who,
  then,
  device,
});
/** May be asked with a password that somebody else set: to know who one is, to choose one's own, to leave. */
const early = (named: AccessRule): AccessRule => ({ ...named, early: true });
/** To set up a second factor. */
const factor = (named: AccessRule): AccessRule => ({ ...named, factor: true });
/** To call, and to follow one's own call. */
const need = (named: AccessRule): AccessRule => ({ ...named, need: true });
/** Volunteers have hours and no part in calls, but for those that they raise at an activity. */
const everybody = ROLES;
const inCalls = ['worker', 'officer', 'coordinator', 'admin'] as const;
const coordinators = ['coordinator', 'admin'] as const;
const admin = ['admin'] as const;
const staff = ['officer', 'coordinator', 'admin'] as const;
/** Who has hours of service, and who decides on them. */
const servers = ['officer', 'volunteer', 'coordinator', 'admin'] as const;
/** Who has hours of their own. */
const serving = ['officer', 'volunteer'] as const;
/** Who orders talks for a community. */
const ordering = ['worker', 'officer', 'coordinator', 'admin'] as const;

export const HTTP_ACCESS: Readonly<Record<string, AccessRule>> = {
  'GET /api/health/live': rule('anybody'),
  'GET /api/health/ready': rule('anybody'),
  'GET /metrics': rule('anybody'),
  'GET /api/docs-json': rule('anybody'),
  'GET /api/channels-json': rule('anybody'),
  'GET /api/hub': rule('anybody'),
  'POST /api/setup': rule('anybody'),
  'POST /api/auth/login': rule('anybody'),
  'POST /api/auth/token': rule('anybody'),
  'POST /api/auth/enrol': rule('anybody'),
  'POST /api/auth/logout': early(rule(everybody, 'own')),
  'GET /api/me': early(rule(everybody, 'own', 'any')),
  'POST /api/me/briefed': rule(everybody, 'own', 'acting'),
  'POST /api/me/password': early(rule(everybody, 'own')),
  'GET /api/me/sessions': rule(everybody, 'own'),
  'DELETE /api/me/sessions': rule(everybody, 'own'),
  'DELETE /api/me/sessions/:id': rule(everybody, 'own'),
  'POST /api/me/totp': factor(rule(everybody, 'own')),
  'POST /api/me/totp/confirm': factor(rule(everybody, 'own')),
  'DELETE /api/me/totp': rule(everybody, 'own'),
  'PUT /api/me/pin': rule(everybody, 'own'),

  'GET /api/devices': rule(coordinators, 'own unit'),
  'POST /api/devices': rule(coordinators, 'own unit'),
  'POST /api/devices/:id/code': rule(coordinators, 'own unit'),
  'DELETE /api/devices/:id': rule(coordinators, 'own unit'),
  'GET /api/device': rule([], 'own', 'held'),
  'POST /api/device/person': rule([], 'own', 'held'),
  'POST /api/device/unlock': rule([], 'own', 'held'),
  'POST /api/device/lock': rule([], 'own', 'held'),
  'POST /api/device/take': rule([], 'own', 'held'),
  'POST /api/device/return': rule([], 'own', 'any'),
  'POST /api/device/pin': rule([], 'own', 'held'),

  // Beside workers and walk-ins: whoever serves at an activity calls for who asks there.
  'POST /api/calls': need(rule(everybody, 'own community', 'acting')),
  'GET /api/calls': rule(inCalls, 'sees the call', 'acting'),
  'GET /api/calls/count': rule(inCalls, 'sees the call', 'acting'),
  'GET /api/calls/:id': need(rule(inCalls, 'sees the call', 'acting')),
  'POST /api/calls/:id/reveal': rule(inCalls, 'sees the call', 'acting'),
  'GET /api/calls/:id/timeline': rule(inCalls, 'sees the call', 'acting'),
  'GET /api/calls/:id/why': rule(staff, 'own rings', 'acting'),
  'GET /api/calls/:id/messages': need(rule(inCalls, 'takes part', 'acting')),
  'GET /api/duty': rule(staff, 'own unit', 'acting'),
  'GET /api/duty/people': rule(staff, 'own unit', 'acting'),
  'GET /api/hours': rule(servers, 'own', 'acting'),
  'GET /api/hours/people': rule(coordinators, 'own unit'),
  'GET /api/hours/:id/evidence': rule(servers, 'own'),
  'POST /api/hours/verdicts': rule(coordinators, 'own unit'),
  'GET /api/hours/claims': rule(servers, 'own'),
  'POST /api/hours/claims': rule(servers, 'own'),
  'POST /api/hours/claims/decisions': rule(coordinators, 'own unit'),
  'GET /api/hours/claims/:id/evidence': rule(servers, 'own'),
  'POST /api/hours/claims/:id/withdraw': rule(servers, 'own'),
  'GET /api/hours/months': rule(coordinators, 'own unit'),
  'POST /api/hours/months/:month': rule(coordinators, 'own unit'),
  'GET /api/hours/policy': rule(servers, 'own unit'),
  'PUT /api/hours/policy': rule(coordinators, 'own unit'),
  'GET /api/service': rule(serving, 'own', 'acting'),
  'GET /api/service/people': rule(serving, 'own unit', 'acting'),
  'POST /api/service/check-in': rule(serving, 'own', 'acting'),
  'POST /api/service/check-out': rule(serving, 'own', 'acting'),
  'GET /api/activities': rule(everybody, 'own unit', 'acting'),
  'POST /api/activities': rule(staff, 'own unit'),
  'GET /api/activities/:id': rule(everybody, 'own unit', 'acting'),
  'GET /api/activities/:id/calendar': rule(everybody, 'own unit'),
  'PATCH /api/activities/:id': rule(staff, 'own unit'),
  'POST /api/activities/:id/cancel': rule(staff, 'own unit'),
  'POST /api/activities/:id/sign-ups': rule(serving, 'own', 'acting'),
  'DELETE /api/activities/:id/sign-ups': rule(serving, 'own', 'acting'),
  'GET /api/activities/:id/code': rule(staff, 'own unit'),
  'POST /api/activities/:id/check-in': rule(serving, 'own', 'acting'),
  'POST /api/activities/:id/check-out': rule(serving, 'own', 'acting'),
  'POST /api/activities/:id/people/:personId/check-in': rule(staff, 'own unit'),
  'POST /api/activities/:id/people/:personId/check-out': rule(staff, 'own unit'),
  'POST /api/activities/:id/arrivals': rule(servers, 'own unit', 'acting'),
  'DELETE /api/activities/:id/arrivals/:arrivalId': rule(servers, 'own', 'acting'),
  'POST /api/activities/:id/feedback': rule(everybody, 'own', 'acting'),
  'GET /api/calls/:id/rings': rule(staff, 'sees the call', 'acting'),
  'GET /api/calls/:id/deadlines': rule(inCalls, 'sees the call', 'acting'),
  'GET /api/calls/:id/help': rule(staff, 'sees the call', 'acting'),
  'GET /api/help': rule(['officer'], 'own', 'acting'),
  'GET /api/duty/next': rule(['officer'], 'own unit', 'acting'),
  'GET /api/duty/orphans': rule(coordinators, 'own unit'),
  'GET /api/hours/import/template': rule(coordinators, 'own unit'),
  'POST /api/hours/import': rule(coordinators, 'own unit'),
  'POST /api/hours/:id/corrections': rule(coordinators, 'own unit'),
  'GET /api/reports/summary': rule(staff, 'own unit'),
  'GET /api/reports/year': rule(staff, 'own unit'),
  'GET /api/reports/breakdown': rule(coordinators, 'own unit'),
  'GET /api/figures/outreach': rule(coordinators, 'own unit'),
  'GET /api/reports/answers': rule(coordinators, 'own unit'),
  'GET /api/reports/hours': rule(coordinators, 'own unit'),
  'GET /api/reports/open': rule(coordinators, 'own unit'),
  'GET /api/reports/views': rule(staff, 'own'),
  'POST /api/reports/views': rule(staff, 'own'),
  'DELETE /api/reports/views/:id': rule(staff, 'own'),
  'GET /api/wall': rule(coordinators, 'own unit', 'wall'),
  'GET /api/proposals': rule(coordinators, 'own unit'),
  'POST /api/proposals/:id/decision': rule(coordinators, 'own unit'),
  'GET /api/liaison': rule(['officer'], 'own', 'acting'),
  'POST /api/liaison/promises': rule(['officer'], 'own', 'acting'),
  'PATCH /api/liaison/promises/:id': rule(['officer'], 'own', 'acting'),
  'POST /api/liaison/promises/:id/done': rule(['officer'], 'own', 'acting'),
  'POST /api/liaison/promises/:id/withdraw': rule(['officer'], 'own', 'acting'),
  'POST /api/liaison/visits-wanted': rule(inCalls, 'own community', 'acting'),
  // With the name of a resident in clear.
  'GET /api/liaison/visits-wanted/:id': rule(inCalls, 'own community'),
  'POST /api/liaison/visits-wanted/:id/withdraw': rule(inCalls, 'own community', 'acting'),
  'POST /api/liaison/visits/begin': rule(['officer'], 'own', 'acting'),
  'POST /api/liaison/visits/end': rule(['officer'], 'own', 'acting'),
  'GET /api/liaison/communities/:id/month': rule(inCalls, 'own community', 'acting'),
  'GET /api/liaison/communities/:id/visits': rule(inCalls, 'own community', 'acting'),
  'GET /api/enterprises': rule(inCalls, 'own unit', 'acting'),
  'POST /api/enterprises': rule(staff, 'own unit', 'acting'),
  'GET /api/enterprises/:id': rule(staff, 'own unit', 'acting'),
  'PATCH /api/enterprises/:id': rule(staff, 'own unit', 'acting'),
  'POST /api/enterprises/:id/reveal': rule(staff, 'own unit', 'acting'),
  'GET /api/leads/look-back': rule(staff, 'own unit', 'acting'),
  'POST /api/leads/look-back': rule(coordinators, 'own unit', 'acting'),
  'POST /api/leads/look-back/:id/decision': rule(staff, 'own unit', 'acting'),
  'GET /api/relief/wages': rule(staff, 'own unit', 'acting'),
  'PUT /api/relief/wages': rule(admin, 'own unit'),
  'DELETE /api/relief/wages/:id': rule(admin, 'own unit'),
  'POST /api/relief/cap': rule(staff, 'own unit', 'acting'),
  'GET /api/checkup-points': rule(staff, 'own unit', 'acting'),
  'PUT /api/checkup-points': rule(admin, 'own unit'),
  'GET /api/checkups': rule(staff, 'own unit', 'acting'),
  'POST /api/checkups': rule(staff, 'own unit', 'acting'),
  'GET /api/checkups/figures': rule(staff, 'own unit', 'acting'),
  'GET /api/checkups/:id': rule(staff, 'own unit', 'acting'),
  'PATCH /api/checkups/:id': rule(staff, 'own part', 'acting'),
  'POST /api/checkups/:id/points/:pointId': rule(staff, 'own part', 'acting'),
  'POST /api/checkups/:id/points/:pointId/solved': rule(staff, 'own part', 'acting'),
  'POST /api/checkups/:id/points/:pointId/call': rule(staff, 'own part', 'acting'),
  'GET /api/checkups/:id/letter.pdf': rule(staff, 'own unit', 'acting'),
  'GET /api/agency-requests': rule(staff, 'own unit', 'acting'),
  'GET /api/agency-requests/sums': rule(staff, 'own unit', 'acting'),
  'POST /api/agency-requests/:id/remind': rule(staff, 'own unit', 'acting'),
  'POST /api/agency-requests/:id/receipt': rule(staff, 'own unit', 'acting'),
  'POST /api/agency-requests/:id/answer': rule(staff, 'own unit', 'acting'),
  'POST /api/agency-requests/:id/withdraw': rule(staff, 'own unit', 'acting'),
  'GET /api/calls/:id/requests': rule(staff, 'sees the call', 'acting'),
  'POST /api/calls/:id/requests': rule(staff, 'sees the call', 'acting'),
  'GET /api/leads': rule(staff, 'own unit', 'acting'),
  'POST /api/leads': rule(staff, 'own unit', 'acting'),
  'GET /api/leads/:id': rule(staff, 'own unit', 'acting'),
  'PATCH /api/leads/:id': rule(staff, 'own part', 'acting'),
  'POST /api/leads/:id/steps': rule(staff, 'own part', 'acting'),
  'POST /api/leads/:id/visits': rule(staff, 'own part', 'acting'),
  'POST /api/leads/:id/payment': rule(staff, 'own part', 'acting'),
  'POST /api/leads/:id/answer': rule(staff, 'own part', 'acting'),
  'POST /api/leads/:id/requests': rule(staff, 'own part', 'acting'),
  'POST /api/leads/:id/reveal': rule(staff, 'own unit', 'acting'),
  'POST /api/leads/:id/papers': rule(staff, 'own unit'),
  'GET /api/trends/relief': rule(coordinators, 'own unit and below'),
  'GET /api/trends/relief/course': rule(coordinators, 'own unit and below'),
  'PUT /api/trends/relief/base': rule(coordinators, 'own unit and below'),
  'GET /api/supervision-leads': rule(everybody, 'own unit', 'acting'),
  'POST /api/supervision-leads': rule(everybody, 'own community', 'acting'),
  'POST /api/supervision-leads/:id/hand-over': rule(staff, 'own unit', 'acting'),
  'POST /api/supervision-leads/:id/receipt': rule(staff, 'own unit', 'acting'),
  'POST /api/supervision-leads/:id/outcome': rule(staff, 'own unit', 'acting'),
  'GET /api/supervision-leads/:id/requests': rule(staff, 'own unit', 'acting'),
  'POST /api/supervision-leads/:id/requests': rule(staff, 'own unit', 'acting'),
  'GET /api/supervision-suggestions': rule(coordinators, 'own unit'),
  'POST /api/supervision-suggestions/:id/decision': rule(coordinators, 'own unit'),
  'GET /api/campaigns': rule(staff, 'own unit and below'),
  'POST /api/campaigns': rule(coordinators, 'own unit'),
  'GET /api/campaigns/of': rule(staff, 'own unit'),
  'GET /api/campaigns/:id': rule(staff, 'own unit and below'),
  'PATCH /api/campaigns/:id': rule(coordinators, 'own unit'),
  'PUT /api/campaigns/:id/marks': rule(staff, 'own unit'),
  'DELETE /api/campaigns/:id/marks': rule(staff, 'own unit'),
  'GET /api/talks': rule(everybody, 'own unit', 'acting'),
  'POST /api/talks': rule(coordinators, 'own unit'),
  'PATCH /api/talks/:id': rule(coordinators, 'own unit'),
  'GET /api/petitions': rule(staff, 'own unit', 'acting'),
  'GET /api/petitions/figures': rule(staff, 'own unit', 'acting'),
  'GET /api/petitions/:id': rule(staff, 'own unit', 'acting'),
  'POST /api/petitions/:id/steps': rule(staff, 'own unit', 'acting'),
  'PATCH /api/petitions/:id': rule(staff, 'own unit', 'acting'),
  'GET /api/petitions/:id/requests': rule(staff, 'own unit', 'acting'),
  'POST /api/petitions/:id/requests': rule(staff, 'own unit', 'acting'),

  'GET /api/talk-orders': rule(ordering, 'own community', 'acting'),
  'POST /api/talk-orders': rule(ordering, 'own community', 'acting'),
  'POST /api/talk-orders/:id/answer': rule(coordinators, 'own unit'),
  'POST /api/talk-orders/:id/held': rule(coordinators, 'own unit'),
  'POST /api/talk-orders/:id/withdraw': rule(ordering, 'own', 'acting'),
  'GET /api/programmes': rule(coordinators, 'own unit and below'),
  'POST /api/programmes': rule(coordinators, 'own unit and below'),
  'GET /api/programmes/:id': rule(coordinators, 'own unit and below'),
  'PATCH /api/programmes/:id': rule(coordinators, 'own part'),
  'POST /api/programmes/:id/measures': rule(coordinators, 'own part'),
  'POST /api/programmes/:id/help': rule(coordinators, 'own part'),
  'POST /api/programmes/:id/progress': rule(coordinators, 'own part'),
  'POST /api/programmes/:id/training': rule(coordinators, 'own part'),
  'POST /api/programmes/:id/end': rule(coordinators, 'own part'),
  // Officers of the unit that writes draft, and sign where they are named; who is sent one are its coordinators.
  'GET /api/letters': rule(staff, 'own unit and below'),
  'GET /api/letters/recipients': rule(staff, 'own unit and below'),
  'POST /api/letters': rule(staff, 'own unit and below'),
  'GET /api/letters/:id': rule(staff, 'own unit and below'),
  'PATCH /api/letters/:id': rule(staff, 'own part'),
  'POST /api/letters/:id/sign': rule(staff, 'own part'),
  'POST /api/letters/:id/send': rule(staff, 'own part'),
  'POST /api/letters/:id/answer': rule(coordinators, 'own part'),
  'POST /api/letters/:id/lift': rule(staff, 'own part'),
  'POST /api/letters/:id/withdraw': rule(staff, 'own part'),
  'GET /api/letters/:id/letter.pdf': rule(staff, 'own unit and below'),
  'GET /api/unit-help': rule(coordinators, 'own unit and below'),
  'POST /api/unit-help': rule(coordinators, 'own unit'),
  'POST /api/unit-help/:id/answer': rule(coordinators, 'own part'),
  'GET /api/briefs': rule(coordinators, 'own unit'),
  'POST /api/briefs': rule(coordinators, 'own unit'),
  'GET /api/briefs/schedule': rule(coordinators, 'own unit'),
  'PUT /api/briefs/schedule': rule(coordinators, 'own unit'),
  // Who holds the paper has its number and its code.
  'GET /api/certificates/check': rule('anybody'),
  'GET /api/certificates': rule(coordinators, 'own unit'),
  'POST /api/certificates': rule(coordinators, 'own unit'),
  'GET /api/certificates/own': rule(['officer', 'volunteer'], 'own'),
  'GET /api/certificates/people': rule(coordinators, 'own unit'),
  'GET /api/certificates/settings': rule(coordinators, 'own unit'),
  'PUT /api/certificates/settings': rule(coordinators, 'own unit'),
  'POST /api/certificates/:id/revoke': rule(coordinators, 'own unit'),
  'GET /api/certificates/:id/file': rule(servers, 'own'),
  'GET /api/identities/:id': rule(servers, 'own'),
  'PUT /api/identities/:id': rule(servers, 'own'),
  'POST /api/identities/:id/reveal': rule(servers, 'own'),

  'GET /api/exports/volunteer-columns': rule(coordinators, 'own unit'),
  'PUT /api/exports/volunteer-columns': rule(admin, 'own unit'),
  // Which kinds somebody may ask is each kind's own to say.
  'POST /api/jobs': rule(everybody, 'own'),
  'GET /api/jobs': rule(everybody, 'own'),
  'GET /api/jobs/:id': rule(everybody, 'own'),
  'DELETE /api/jobs/:id': rule(everybody, 'own'),
  'GET /api/jobs/:id/file': rule(everybody, 'own'),

  'GET /api/people': rule(admin, 'own unit'),
  'POST /api/people': rule(admin, 'own unit'),
  'GET /api/people/import/template': rule(admin, 'own unit'),
  'POST /api/people/import': rule(admin, 'own unit'),
  'PATCH /api/people/:id': rule(admin, 'own unit'),
  'POST /api/people/:id/password': rule(admin, 'own unit'),
  'GET /api/people/:id/sessions': rule(admin, 'own unit'),
  'DELETE /api/people/:id/sessions': rule(admin, 'own unit'),
  'DELETE /api/people/:id/sessions/:sessionId': rule(admin, 'own unit'),
  'GET /api/units': rule(admin, 'own unit and below'),
  'POST /api/units': rule(admin, 'own unit and below'),
  'GET /api/places': rule(everybody, 'own unit', 'acting'),
  'GET /api/places/communities': rule(everybody, 'own unit', 'acting'),
  'GET /api/departments': rule(staff, 'own unit', 'acting'),
  'GET /api/departments/:id/outline': rule(staff, 'own unit', 'acting'),
  'GET /api/departments/:id/outline.pdf': rule(staff, 'own unit'),
  'GET /api/departments/:id/outline/rows': rule(coordinators, 'own unit'),
  'POST /api/departments/:id/outline': rule(staff, 'own unit'),
  'PATCH /api/departments/:id/outline': rule(staff, 'own unit'),
  'POST /api/departments/:id/outline/lines/:lineId/done': rule(staff, 'own unit'),
  'POST /api/places/departments': rule(admin, 'own unit'),
  'PATCH /api/places/departments/:id': rule(admin, 'own unit'),
  'DELETE /api/places/departments/:id': rule(admin, 'own unit'),
  'POST /api/places/communities/import': rule(admin, 'own unit'),
  'PATCH /api/places/communities/:id': rule(admin, 'own unit'),
  'GET /api/places/liaisons': rule(coordinators, 'own unit'),
  'POST /api/places/liaisons': rule(admin, 'own unit'),
  'PATCH /api/places/liaisons/:id': rule(admin, 'own unit'),
  'GET /api/bodies': rule(inCalls, 'own unit', 'acting'),
  'POST /api/bodies': rule(admin, 'own unit'),
  'PATCH /api/bodies/:id': rule(admin, 'own unit'),
  'DELETE /api/bodies/:id': rule(admin, 'own unit'),
  'GET /api/categories': rule(everybody, 'own unit', 'acting'),
  'POST /api/categories': rule(admin, 'own unit'),
  'DELETE /api/categories/:id': rule(admin, 'own unit'),
  'GET /api/settings': rule(coordinators, 'own unit'),
  'PUT /api/settings': rule(admin, 'own unit'),
  'GET /api/policy': rule(coordinators, 'own unit'),
  'PUT /api/policy': rule(coordinators, 'own unit'),
  'GET /api/policies': rule(coordinators, 'own unit'),
  'PUT /api/policies': rule(coordinators, 'own unit'),
  'POST /api/policies/check': rule(coordinators, 'own unit'),
  'POST /api/policies/preview': rule(coordinators, 'own unit'),
  'GET /api/communities/:id/readiness': rule(inCalls, 'own community', 'acting'),
  'GET /api/notice/setup': rule(admin, 'own unit'),
  'PUT /api/notice/setup': rule(admin, 'own unit'),
  'POST /api/notice/test': rule(admin, 'own unit'),
  'GET /api/me/notice': rule(everybody, 'own'),
  'PUT /api/me/notice': rule(everybody, 'own'),
  'POST /api/me/notice/push': rule(everybody, 'own'),
  'POST /api/me/notice/push/known': rule(everybody, 'own'),
  'DELETE /api/me/notice/push': rule(everybody, 'own'),
  'GET /api/calendar': rule(coordinators, 'own unit'),
  'POST /api/calendar/preview': rule(coordinators, 'own unit'),
  'PUT /api/calendar': rule(coordinators, 'own unit'),
  'GET /api/deadlines': rule(coordinators, 'own unit'),
  'PUT /api/deadlines': rule(coordinators, 'own unit'),

  'GET /api/roster': rule(staff, 'own unit', 'acting'),
  // A shift phone shows the roster; who changes it signs in as themselves.
  'GET /api/roster/mine': rule(['officer'], 'own', 'acting'),
  'GET /api/roster/fairness': rule(coordinators, 'own unit'),
  'GET /api/roster/attendance': rule(coordinators, 'own unit'),
  'GET /api/roster/settings': rule(staff, 'own unit'),
  'PUT /api/roster/settings': rule(coordinators, 'own unit'),
  'GET /api/roster/patterns': rule(coordinators, 'own unit'),
  'POST /api/roster/patterns': rule(coordinators, 'own unit'),
  'PUT /api/roster/patterns/:id': rule(coordinators, 'own unit'),
  'DELETE /api/roster/patterns/:id': rule(coordinators, 'own unit'),
  'GET /api/roster/temporary': rule(coordinators, 'own unit'),
  'POST /api/roster/temporary': rule(coordinators, 'own unit'),
  'DELETE /api/roster/temporary/:id': rule(coordinators, 'own unit'),
  'GET /api/roster/warnings': rule(coordinators, 'own unit'),
  'POST /api/roster/shifts/:id/people': rule(coordinators, 'own unit'),
  'POST /api/roster/shifts/:id/sign-up': rule(['officer'], 'own'),
  'POST /api/roster/shifts/:id/cover': rule(['officer', 'coordinator'], 'own unit'),
  'POST /api/roster/shifts/:id/offers': rule(['officer'], 'own'),
  'GET /api/roster/requests': rule(coordinators, 'own unit'),
  'POST /api/roster/requests/:id/take': rule(['officer'], 'own unit'),
  'POST /api/roster/requests/:id/decline': rule(['officer'], 'own'),
  'POST /api/roster/requests/:id/withdraw': rule(['officer'], 'own'),
  'POST /api/roster/requests/:id/decision': rule(coordinators, 'own unit'),
  'GET /api/roster/leaves': rule(staff, 'own'),
  'POST /api/roster/leaves': rule(['officer', 'coordinator'], 'own'),
  'DELETE /api/roster/leaves/:id': rule(['officer', 'coordinator'], 'own'),
  'GET /api/roster/addresses/:scope': rule(servers, 'own'),
  'POST /api/roster/addresses/:scope': rule(servers, 'own'),
  'DELETE /api/roster/addresses/:scope': rule(servers, 'own'),
  'GET /api/roster/export': rule(coordinators, 'own unit'),
  'POST /api/roster/import': rule(coordinators, 'own unit'),
  // The address is the secret: calendar programs sign in nowhere.
  'GET /api/ical/:file': rule('anybody'),
  'GET /api/watch': rule(coordinators, 'own unit'),
  'GET /api/watch/readiness': rule(coordinators, 'own unit'),
  'POST /api/watch/late/:id': rule(coordinators, 'own unit'),
  'GET /api/watch/drills': rule(coordinators, 'own unit'),
  'POST /api/watch/drills': rule(coordinators, 'own unit'),
  'POST /api/watch/drills/:id/end': rule(coordinators, 'own unit'),
  'POST /api/watch/loop-test': rule(coordinators, 'own unit'),
};

/** By namespace and event. */
export const EVENT_ACCESS: Readonly<Record<EventName, AccessRule>> = {
  'community call:raise': need(rule(['worker'], 'own community', 'acting')),
  'community call:amend': need(rule(['worker'], 'own community', 'acting')),
  'community call:cancel': need(rule(['worker'], 'own community', 'acting')),
  'community call:message': need(rule(['worker'], 'own community', 'acting')),
  'community call:rate': rule(['worker'], 'own community', 'acting'),
  'community call:reopen': rule(['worker'], 'own community', 'acting'),
  'procuratorate duty:start': rule(['officer'], 'own', 'acting'),
  'procuratorate duty:end': rule(['officer'], 'own', 'acting'),
  'procuratorate duty:pause': rule(['officer'], 'own', 'acting'),
  'procuratorate duty:resume': rule(['officer'], 'own', 'acting'),
  'procuratorate offer:received': rule(['officer'], 'own offer', 'acting'),
  'procuratorate offer:accept': rule(['officer'], 'own offer', 'acting'),
  'procuratorate offer:decline': rule(['officer'], 'own offer', 'acting'),
  'procuratorate offer:retake': rule(['officer'], 'own offer', 'acting'),
  'procuratorate call:message': rule(['officer'], 'holder', 'acting'),
  'procuratorate call:amend': rule(['officer'], 'holder', 'acting'),
  'procuratorate call:transfer': rule(['officer'], 'holder', 'acting'),
  'procuratorate call:close': rule(['officer'], 'holder', 'acting'),
  'procuratorate offer:shown': rule(['officer'], 'own offer', 'acting'),
  'procuratorate call:pause': rule(['officer'], 'holder', 'acting'),
  'procuratorate call:continue': rule(['officer'], 'holder', 'acting'),
  'procuratorate call:contact': rule(['officer'], 'holder', 'acting'),
  'procuratorate call:followed-up': rule(['officer'], 'holder', 'acting'),
  'procuratorate call:recuse': rule(['officer'], 'own offer', 'acting'),
  'procuratorate duty:handover': rule(['officer'], 'own', 'acting'),
  'procuratorate duty:stay': rule(['officer'], 'own', 'acting'),
  'procuratorate call:return': rule(['officer'], 'holder', 'acting'),
  'procuratorate help:ask': rule(['officer'], 'holder', 'acting'),
  'procuratorate help:agree': rule(['officer'], 'own part', 'acting'),
  'procuratorate help:decline': rule(['officer'], 'own part', 'acting'),
  'procuratorate help:answer': rule(['officer'], 'own part', 'acting'),
  'procuratorate help:withdraw': rule(['officer'], 'holder', 'acting'),
  'coordination call:review': rule(coordinators, 'own unit'),
  'coordination call:assign': rule(coordinators, 'own unit'),
  'coordination call:recuse': rule(coordinators, 'own unit'),
  'coordination call:unrecuse': rule(coordinators, 'own unit'),
  'coordination call:followed-up': rule(coordinators, 'own unit'),
};

export const isEvent = (name: string): name is EventName => Object.hasOwn(EVENT_ACCESS, name);

export const isAllowed = (named: AccessRule, roles: readonly Role[]) =>
  named.who === 'anybody' || named.who.some((role) => roles.includes(role));

/** Whoever may ask anything in a namespace may connect to it. */
const entering = (name: Namespace): readonly Role[] => {
  const rules = Object.entries(EVENT_ACCESS).filter(([event]) => event.startsWith(`${name} `));
  return ROLES.filter((role) => rules.some(([, named]) => isAllowed(named, [role])));
};
export const NAMESPACE_ROLES: Readonly<Record<Namespace, readonly Role[]>> = {
  community: entering('community'),
  procuratorate: entering('procuratorate'),
  coordination: entering('coordination'),
};

/** Whether it waits for the second factor that their role needs and they have not set up. */
export const isBlockedUntilFactor = (
  named: AccessRule | undefined,
  { mustSetFactor, roles }: Pick<Actor, 'mustSetFactor' | 'roles'>,
): boolean =>
  mustSetFactor === true && !named?.early && !named?.factor && !(named?.need && roles.includes('worker'));

/** The first gate of a route, for somebody with a session of their own or at a shared device. */
export function isAdmitted(named: AccessRule, { roles, device }: Pick<Actor, 'roles' | 'device'>): boolean {
  if (!device) return isAllowed(named, roles);
  if (device.kind === 'wall') return named.device === 'any' || named.device === 'wall';
  if (named.device === 'held') return true;
  return named.device === 'any' || (named.device === 'acting' && isAllowed(named, roles));
}
