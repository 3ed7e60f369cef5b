/** Files that people send: why not. */
import type { RefusalSentences } from './refusal-sentences.js';

export const SHEETS_REFUSALS = {
  xlsx_broken: [
    'invalid',
    '不是能读取的表格，请另存为 .xlsx 再导入',
    'is no sheet that can be read: please save it as .xlsx',
  ],
  xlsx_large: ['invalid', '最多 5000 行、1 MB', 'may have 5,000 rows and 1 MB at most'],
  sheet_heavy: [
    'invalid',
    '表里的内容太多，请只把要导入的几列复制到新表里再导入',
    'holds too much: please copy only the columns to import into a new workbook',
  ],
  sheet_wide: [
    'invalid',
    '第 {max} 列以后还有内容，请删去再导入',
    'holds something beyond column {max}: please delete it first',
  ],
  sheet_far: [
    'invalid',
    '第 {max} 行以后还有内容，请删去再导入',
    'holds something below row {max}: please delete it first',
  ],
  sheet_slow: [
    'invalid',
    '这份表太复杂，没有读完，请只把要导入的几列复制到新表里再导入',
    'is too intricate to be read to its end: please copy only the columns to import into a new workbook',
  ],
  sheet_xls: [
    'invalid',
    '是旧格式（.xls）或加了密码，请用 Excel 或 WPS 打开，去掉密码，另存为 .xlsx 再导入',
    'is of the older format (.xls) or under a password: please open it, take the password off and save it as .xlsx',
  ],
  sheet_ods: [
    'invalid',
    '是 ODS 表格，请打开后另存为 .xlsx 再导入',
    'is an ODS sheet: please open it and save it as .xlsx',
  ],
  sheet_page: [
    'invalid',
    '其实是网页，请用 Excel 或 WPS 打开，另存为 .xlsx 再导入',
    'is a web page in truth: please open it in a spreadsheet program and save it as .xlsx',
  ],
  sheet_letters: [
    'invalid',
    '有读不出的文字，请用 Excel 或 WPS 打开，另存为 .xlsx 再导入',
    'has letters that cannot be read: please open it and save it as .xlsx',
  ],
  sheet_under_way: [
    'conflict',
    '您的上一份表还在读取，请等它读完。',
    'Another sheet of yours is still being read. Please wait for it.',
  ],
  csv_broken: ['invalid', '引号或分隔符有误，无法读取', 'cannot be read: quotes or separators are broken'],
} as const satisfies RefusalSentences;
