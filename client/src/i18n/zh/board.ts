export const board = {
  title: '调度台',
  empty: '现在没有人在等。',
};
