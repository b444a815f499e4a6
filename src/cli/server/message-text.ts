/** The text of a message of the outbox: of two parts, as the server writes them (RFC 2045, 2046), the one without markup. */
export function messageText(eml: string): string {
  const lines = eml.split(/\r?\n/);
  const part = lines.findIndex((line) => /^content-type: text\/plain/i.test(line));
  const begin = lines.indexOf('', part) + 1;
  const end = lines.findIndex((line, at) => at > begin && line.startsWith('--'));
  const how = lines.slice(part, begin).find((line) => /^content-transfer-encoding:/i.test(line));
  const body = lines.slice(begin, end < 0 ? undefined : end);
  if (/quoted-printable/i.test(how ?? '')) return fromQuotedPrintable(body.join('\n'));
  if (/base64/i.test(how ?? '')) return Buffer.from(body.join(''), 'base64').toString();
  return body.join('\n');
}

/** RFC 2045, 6.7: `=` at the end of a line joins it with the next, `=E2` is a byte. */
function fromQuotedPrintable(text: string): string {
  const bytes = text
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
