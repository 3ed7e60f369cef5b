/** The address behind a paper's QR, pasted where its number or its code is asked for. */
export function pastedAddress(text: string): { number: string; code: string } | undefined {
  const question = /\?(.*)$/s.exec(text.trim())?.[1];
  if (question === undefined) return undefined;
  const asked = new URLSearchParams(question.replace(/[。，、；;,.\s]+$/u, ''));
  const [number, code] = [asked.get('number'), asked.get('code')];
  return number && code ? { number, code } : undefined;
}
