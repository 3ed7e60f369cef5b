export const admin = {
  title: '管理',
  empty: '请从上面选一项。',
};
