import { VENDOR_TEXT } from '../../simulated/serve.ts';
import type { Json } from './state.ts';

export const json = (body: unknown, status = 200): Response => Response.json(body, { status });
export const nothing = (status = 204): Response => new Response(null, { status });

/** Graph's error. Intune's own services put a JSON text into the message. */
export function refusal(status: number, code: string, inService = false): Response {
  const message = inService
    ? JSON.stringify({
        _version: 3,
        Message: `${VENDOR_TEXT} - Operation ID (for customer support): 0 - Activity ID: 0`,
        CustomApiErrorPhrase: '',
        RetryAfter: null,
        ErrorSourceService: '',
        HttpHeaders: '{}',
        ErrorCode: code,
      })
    : VENDOR_TEXT;
  const innerError = { date: '2026-11-25T10:17:05', 'request-id': '0', 'client-request-id': '0' };
  return json({ error: { code: inService ? '' : code, message, innerError } }, status);
}

export const asRecord = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

/** One page of a list, with the opaque address of the next; `$skip` of the caller's own is answered with an empty page, as Intune does. */
export function paged<T>(
  request: Request,
  total: number,
  size: number,
  row: (index: number) => T,
): Response {
  const url = new URL(request.url);
  const token = url.searchParams.get('$skiptoken');
  const from = token === null ? 0 : Number(Buffer.from(token, 'base64url').toString().slice(1));
  if (token !== null && !Number.isSafeInteger(from)) return refusal(400, 'BadRequest', true);
  const own = url.searchParams.has('$skip');
  const to = own ? from : Math.min(total, from + size);
  const value = [];
  for (let index = from; index < to; index += 1) value.push(row(index));
  if (!own && to >= total) return json({ '@odata.context': `${url.origin}/$metadata`, value });
  const next = new URL(url);
  next.searchParams.delete('$skip');
  next.searchParams.set('$skiptoken', Buffer.from(`t${to}`).toString('base64url'));
  return json({ '@odata.context': `${url.origin}/$metadata`, '@odata.nextLink': next.href, value });
}
