/** The sentences of notices about programmes and help among units: names of units and a day. Pure. */
export const TRENDS_SENTENCES = {
  '': {
    zh: '工作态势有新内容，请查看',
    en: 'There is news on the page of trends',
  },
  programme: {
    zh: '{name}为本单位制定了帮扶',
    en: '{name} has begun a programme of help for your unit',
  },
  programme_below: {
    zh: '{name}开始了自我提升，请予帮助',
    en: '{name} has begun a programme and counts on your help',
  },
  programme_lifted: {
    zh: '{name}认定本单位已脱薄',
    en: '{name} says that your unit is lifted',
  },
  programme_ended: {
    zh: '{name}结束了对本单位的帮扶',
    en: '{name} has ended the programme of your unit',
  },
  help_asked: {
    zh: '{name}请求帮助，请答复：{date}',
    en: '{name} asks for your help: {date}',
  },
  help_given: {
    zh: '{name}答复：给予帮助',
    en: '{name} gives the help that your unit needs',
  },
  help_declined: {
    zh: '{name}答复：暂不能帮助',
    en: '{name} cannot give the help for now',
  },
  help_late: {
    zh: '{name}请求的帮助已过期限：{date}',
    en: 'The help that {name} asked for is overdue since {date}',
  },
  letter_to_sign: {
    zh: '提示函{number}待签发（致{name}）',
    en: 'Letter {number} to {name} waits for a signature',
  },
  letter: {
    zh: '{name}发来提示函{number}，请答复：{date}',
    en: '{name} has sent letter {number}: please answer by {date}',
  },
  letter_near: {
    zh: '{name}的提示函{number}快到答复时限：{date}',
    en: 'Letter {number} of {name} is to be answered soon: {date}',
  },
  letter_late: {
    zh: '提示函{number}（{name}）已过答复时限：{date}',
    en: 'Letter {number} ({name}) is past its time to answer: {date}',
  },
  letter_answered: { zh: '{name}答复了提示函{number}', en: '{name} has answered letter {number}' },
  letter_lifted: { zh: '{name}的提示函{number}已了结', en: 'Letter {number} of {name} is over' },
} as const;
