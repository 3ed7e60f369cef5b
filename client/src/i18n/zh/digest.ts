export const digest = {
  title: '到现在为止',
  ofCall: '{about}：到现在为止',
  who: '谁',
  what: '什么事',
  promised: '答应过的',
  open: '还没办的',
  none: '没有',
};
