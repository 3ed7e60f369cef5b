/** Where each room's words are; fetched with the room's page. */
export const rooms = {
  zh: {
    common: () => import('./zh/common').then((m) => m.common),
    signIn: () => import('./zh/sign-in').then((m) => m.signIn),
    service: () => import('./zh/service').then((m) => m.service),
    community: () => import('./zh/community').then((m) => m.community),
    desk: () => import('./zh/desk').then((m) => m.desk),
    board: () => import('./zh/board').then((m) => m.board),
    admin: () => import('./zh/admin').then((m) => m.admin),
    device: () => import('./zh/device').then((m) => m.device),
    deadlines: () => import('./zh/deadlines').then((m) => m.deadlines),
    roster: () => import('./zh/roster').then((m) => m.roster),
    policy: () => import('./zh/policy').then((m) => m.policy),
    watch: () => import('./zh/watch').then((m) => m.watch),
    jobs: () => import('./zh/jobs').then((m) => m.jobs),
  },
  en: {
    common: () => import('./en/common').then((m) => m.common),
    signIn: () => import('./en/sign-in').then((m) => m.signIn),
    service: () => import('./en/service').then((m) => m.service),
    community: () => import('./en/community').then((m) => m.community),
    desk: () => import('./en/desk').then((m) => m.desk),
    board: () => import('./en/board').then((m) => m.board),
    admin: () => import('./en/admin').then((m) => m.admin),
    device: () => import('./en/device').then((m) => m.device),
    deadlines: () => import('./en/deadlines').then((m) => m.deadlines),
    roster: () => import('./en/roster').then((m) => m.roster),
    policy: () => import('./en/policy').then((m) => m.policy),
    watch: () => import('./en/watch').then((m) => m.watch),
    jobs: () => import('./en/jobs').then((m) => m.jobs),
  },
};
export type Room = keyof (typeof rooms)['zh'];
