export const community = {
  title: '呼叫检察院',
  empty: '本社区没有未办结的呼叫。',
};
