import type { Json } from './prefix.ts';

/** `{"error": …}` and its kin: Graph, OAuth, Google, Jamf, Workspace ONE, Fleet (shapes read). */
export const isError = (documents: readonly Json[]): boolean =>
  documents.length > 0 &&
  documents.every((document) => {
    if (typeof document !== 'object' || document === null || Array.isArray(document)) return false;
    const names = Object.entries(document)
      .filter(([, value]) => !isBare(value))
      .map(([name]) => name.toLowerCase());
    const telling = names.some((name) => ERROR.has(name));
    return (
      names.length <= 10 &&
      (telling || (names.some(isMessage) && names.every((name) => BESIDE_ERROR.has(name))))
    );
  });
/** `resultMessage`: Knox Manage (read). */
const isMessage = (name: string): boolean => name === 'message' || name === 'resultmessage';
const ERROR = new Set([
  'error',
  'errors',
  'errorcode',
  'error_description',
  'httpstatus',
  'errormessage',
  'exception',
  'fault',
  'unauthorized',
  'errormsg',
]);
const BESIDE_ERROR = new Set([
  'message',
  'code',
  'status',
  'statuscode',
  'title',
  'detail',
  'details',
  'type',
  'timestamp',
  'path',
  'traceid',
  'activityid',
  'uuid',
  'requestid',
  'resultcode',
  'resultmessage',
  'success',
  'reason',
]);

/** `{}` (Android Management's empty list), `[]`, `null`. */
export const isBare = (document: Json): boolean =>
  document === null || (typeof document === 'object' && Object.keys(document).length === 0);
