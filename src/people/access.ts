/**
 * Who may do what: one table for every HTTP route and every channel event. `who` is the first gate, by role;
 * `then` says in a word what the deed itself asks further. A route that is not named here does not start.
 */
import { ROLES, type Role } from '../protocol/words.js';

export interface Rule {
  who: 'anybody' | readonly Role[];
  then:
    | 'nothing'
    | 'own unit'
    | 'own community'
    | 'own'
    | 'sees the call'
    | 'takes part'
    | 'holder'
    | 'holder or community'
    | 'own offer';
}
const rule = (who: Rule['who'], then: Rule['then'] = 'nothing'): Rule => ({ who, then });
const everybody = ROLES;
const coordinators = ['coordinator', 'admin'] as const;
const admin = ['admin'] as const;
const staff = ['officer', 'coordinator', 'admin'] as const;

export const HTTP: Readonly<Record<string, Rule>> = {
  'GET /api/health/live': rule('anybody'),
  'GET /api/health/ready': rule('anybody'),
  'GET /metrics': rule('anybody'),
  'GET /api/docs-json': rule('anybody'),
  'GET /api/channels-json': rule('anybody'),
  'GET /api/hub': rule('anybody'),
  'POST /api/setup': rule('anybody'),
  'POST /api/auth/login': rule('anybody'),
  'POST /api/auth/token': rule('anybody'),
  'POST /api/auth/logout': rule(everybody, 'own'),
  'GET /api/me': rule(everybody, 'own'),
  'POST /api/me/briefed': rule(everybody, 'own'),
  'POST /api/me/password': rule(everybody, 'own'),
  'GET /api/me/sessions': rule(everybody, 'own'),
  'DELETE /api/me/sessions/:id': rule(everybody, 'own'),
  'POST /api/me/totp': rule(everybody, 'own'),
  'POST /api/me/totp/confirm': rule(everybody, 'own'),
  'DELETE /api/me/totp': rule(everybody, 'own'),

  'POST /api/calls': rule(['worker'], 'own community'),
  'GET /api/calls': rule(everybody, 'sees the call'),
  'GET /api/calls/:id': rule(everybody, 'sees the call'),
  'POST /api/calls/:id/reveal': rule(everybody, 'sees the call'),
  'GET /api/calls/:id/timeline': rule(everybody, 'sees the call'),
  'GET /api/calls/:id/messages': rule(everybody, 'takes part'),
  'GET /api/calls/:id/deadlines': rule(everybody, 'sees the call'),
  'GET /api/duty': rule(staff, 'own unit'),
  'GET /api/duty/people': rule(staff, 'own unit'),
  'GET /api/hours': rule(staff, 'own'),
  'POST /api/hours/:id/corrections': rule(coordinators, 'own unit'),
  'GET /api/reports/summary': rule(staff, 'own unit'),

  'GET /api/people': rule(admin, 'own unit'),
  'POST /api/people': rule(admin, 'own unit'),
  'PATCH /api/people/:id': rule(admin, 'own unit'),
  'POST /api/people/:id/password': rule(admin, 'own unit'),
  'GET /api/places': rule(everybody, 'own unit'),
  'POST /api/places/departments': rule(admin, 'own unit'),
  'PATCH /api/places/departments/:id': rule(admin, 'own unit'),
  'DELETE /api/places/departments/:id': rule(admin, 'own unit'),
  'POST /api/places/communities/import': rule(admin, 'own unit'),
  'PATCH /api/places/communities/:id': rule(admin, 'own unit'),
  'GET /api/places/liaisons': rule(coordinators, 'own unit'),
  'POST /api/places/liaisons': rule(admin, 'own unit'),
  'PATCH /api/places/liaisons/:id': rule(admin, 'own unit'),
  'GET /api/bodies': rule(everybody, 'own unit'),
  'POST /api/bodies': rule(admin, 'own unit'),
  'PATCH /api/bodies/:id': rule(admin, 'own unit'),
  'DELETE /api/bodies/:id': rule(admin, 'own unit'),
  'GET /api/categories': rule(everybody, 'own unit'),
  'POST /api/categories': rule(admin, 'own unit'),
  'DELETE /api/categories/:id': rule(admin, 'own unit'),
  'GET /api/settings': rule(coordinators, 'own unit'),
  'PUT /api/settings': rule(admin, 'own unit'),
  'GET /api/policy': rule(coordinators, 'own unit'),
  'PUT /api/policy': rule(coordinators, 'own unit'),
  'GET /api/calendar': rule(coordinators, 'own unit'),
  'POST /api/calendar/preview': rule(coordinators, 'own unit'),
  'PUT /api/calendar': rule(coordinators, 'own unit'),
  'GET /api/deadlines': rule(coordinators, 'own unit'),
  'PUT /api/deadlines': rule(coordinators, 'own unit'),
  'GET /api/communities/:id/readiness': rule(everybody, 'own community'),
};

/** The namespace admits the role; the event asks the relation. */
export const CHANNELS: Readonly<Record<string, Rule>> = {
  'community call:raise': rule(['worker'], 'own community'),
  'community call:amend': rule(['worker'], 'own community'),
  'community call:cancel': rule(['worker'], 'own community'),
  'community call:message': rule(['worker'], 'own community'),
  'community call:rate': rule(['worker'], 'own community'),
  'community call:reopen': rule(['worker'], 'own community'),
  'procuratorate duty:start': rule(['officer'], 'own'),
  'procuratorate duty:end': rule(['officer'], 'own'),
  'procuratorate duty:pause': rule(['officer'], 'own'),
  'procuratorate duty:resume': rule(['officer'], 'own'),
  'procuratorate offer:received': rule(['officer'], 'own offer'),
  'procuratorate offer:accept': rule(['officer'], 'own offer'),
  'procuratorate offer:decline': rule(['officer'], 'own offer'),
  'procuratorate call:message': rule(['officer'], 'holder'),
  'procuratorate call:amend': rule(['officer'], 'holder'),
  'procuratorate call:transfer': rule(['officer'], 'holder'),
  'procuratorate call:close': rule(['officer'], 'holder'),
  'procuratorate call:pause': rule(['officer'], 'holder'),
  'procuratorate call:continue': rule(['officer'], 'holder'),
  'procuratorate call:contact': rule(['officer'], 'holder'),
  'coordination call:assign': rule(coordinators, 'own unit'),
};

export const admits = (named: Rule, roles: readonly Role[]) =>
  named.who === 'anybody' || named.who.some((role) => roles.includes(role));
