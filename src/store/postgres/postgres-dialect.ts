/** How PostgreSQL spells a parameter, and what its errors mean. */
const numbered = new Map<string, string>();
/** `?` → `$1`, `$2` …, remembered for each text. */
export const dialect = (sql: string): string => {
  let text = numbered.get(sql);
  if (text === undefined) {
    let n = 0;
    text = sql.replace(/\?/g, () => `$${++n}`);
    numbered.set(sql, text);
  }
  return text;
};

const codeOf = (error: unknown): string =>
  String(
    (error as { driverError?: { code?: string }; code?: string }).driverError?.code ??
      (error as { code?: string }).code ??
      '',
  );
export const isSerialisation = (error: unknown) => ['40001', '40P01'].includes(codeOf(error));
/** Connection lost, shutting down, not accepting, disk full, read-only, or a lock that nobody gave in time. */
export const isDown = (error: unknown) =>
  /^(08|57P0|57014|55P03|55000|53|25006|ECONN|EPIPE|ETIMEDOUT)/.test(codeOf(error)) ||
  /Connection terminated|timeout exceeded|not queryable/.test(String(error));
/** What is connected to stands by, or was made read-only: whoever writes must look for another. */
export const isReadOnly = (error: unknown) => codeOf(error) === '25006';
