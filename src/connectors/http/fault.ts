import { MdmFault, type MdmFaultKind } from '../../actions/mdm/connector.ts';
import type { RemedyCode } from '../../core/mdm/remedy.ts';

/** What of a vendor's error may be shown: codes have this form, free text (which can hold a name) does not get through. */
const CODE = /^[A-Za-z0-9._-]{1,64}$/;

export const safeCode = (code: unknown): string | null => {
  const text = typeof code === 'number' ? String(code) : code;
  return typeof text === 'string' && CODE.test(text) ? text : null;
};

/** What a connector reads out of its vendor's error shape. Members that it leaves out are decided by the status. */
export type ErrorReading = {
  readonly code?: string | number | null;
  readonly kind?: MdmFaultKind;
  /** Ours, in words: what the administrator can do. */
  readonly remedy?: string;
  readonly remedyCode?: RemedyCode;
  /** The vendor asks for another try although the status says otherwise; the request is repeated only if that does no harm. */
  readonly passes?: boolean;
};
/** `body`: parsed where it is JSON, else null. Read only; must not throw. */
export type ReadError = (answer: {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}) => ErrorReading;

export function kindOf(status: number): MdmFaultKind {
  if (status === 401) return 'unauthorised';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 410) return 'cursor-lost';
  if (status === 409 || status === 412) return 'conflict';
  if (status === 429) return 'throttled';
  if (status >= 500) return 'unavailable';
  return status >= 400 ? 'refused' : 'unexpected';
}

export const REMEDY: Record<MdmFaultKind, string> = {
  unauthorised:
    'Check the credential: it may have expired, been replaced or belong to another tenant.',
  forbidden:
    'Give the credential the rights that docs/connectors.md lists, and have them consented to.',
  throttled:
    'Nothing to do: the work goes on later. If it happens daily, look for other programs that use this tenant.',
  unavailable: 'Try again later; look at the status page or the log of the MDM.',
  'cursor-lost': 'Nothing to do: the reading begins again.',
  'not-found': 'Somebody may have removed it in the MDM; look there, then plan again.',
  conflict: 'Somebody changed it in the MDM meanwhile: plan again.',
  refused: 'The MDM did not take what was sent; its code says why.',
  unexpected:
    'The MDM, or something before it, answered what is not documented: check address and version.',
};

/** `what`: what was asked, in our words (`the list of devices`); it must hold no value that came from an MDM. */
export function answered(
  name: string,
  what: string,
  status: number,
  reading: ErrorReading,
  retryAfter: number | null,
): MdmFault {
  const kind = reading.kind ?? kindOf(status);
  const code = safeCode(reading.code);
  return new MdmFault(
    kind,
    `${name} answered ${status}${code === null ? '' : ` (${code})`} when asked for ${what}.`,
    reading.remedy ?? REMEDY[kind],
    {
      status,
      said: code,
      ...(reading.remedyCode === undefined ? {} : { code: reading.remedyCode }),
      ...(retryAfter === null ? {} : { retryAfter: Math.ceil(retryAfter / 1000) }),
    },
  );
}

export const failed = (
  name: string,
  what: string,
  kind: MdmFaultKind,
  how: string,
  code: string | null = null,
): MdmFault =>
  new MdmFault(
    kind,
    `${name} ${how} when asked for ${what}${code === null ? '' : ` (${code})`}.`,
    REMEDY[kind],
    { said: code },
  );
