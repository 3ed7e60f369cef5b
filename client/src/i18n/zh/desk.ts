export const desk = {
  title: '工作台',
  empty: '现在没有要办的呼叫。',
};
