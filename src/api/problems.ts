import type { ActionCode } from './actions.ts';

/** What the door itself refuses. */
type DoorCode =
  | 'body-malformed'
  | 'body-too-deep'
  | 'body-too-large'
  | 'body-too-slow'
  | 'cross-site-request'
  | 'cursor-of-another-list'
  | 'cursor-unreadable'
  | 'database-unreachable'
  | 'host-not-allowed'
  | 'input-unfit'
  | 'internal-error'
  | 'mdm-fault'
  | 'message-unfit'
  | 'media-type-unsupported'
  | 'method-not-allowed'
  | 'no-checkpoint'
  | 'not-found'
  | 'request-malformed'
  | 'headers-too-large'
  | 'signature-wrong'
  | 'stopping'
  | 'token-missing'
  | 'token-wrong'
  | 'too-many-streams'
  | 'too-many-uploads'
  | 'unknown-tile'
  | 'upload-stalled'
  | 'upload-cut';
export type ProblemCode = ActionCode | DoorCode;

type Kind = { readonly status: number; readonly title: string };

/**
 * Every refusal has its answer here, or this does not compile, and a page in `docs/problems`. A code is never given another
 * meaning, nor taken away: clients act on it.
 */
export const PROBLEMS = {
  'apply-running': { status: 409, title: 'A plan is being applied' },
  'assignment-exists': { status: 409, title: 'Such an assignment exists' },
  'body-malformed': { status: 400, title: 'The body is not JSON' },
  'body-too-deep': { status: 400, title: 'The body is nested too deep' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'body-too-slow': { status: 408, title: 'The body did not come in time' },
  'canary-first': { status: 409, title: 'A canary comes first' },
  'connection-busy': { status: 409, title: 'The MDM is being worked on' },
  'connection-is-deaf': { status: 409, title: 'This MDM sends nothing' },
  'cross-site-request': { status: 403, title: 'The request comes from another site' },
  'cursor-of-another-list': { status: 422, title: 'The cursor belongs to another list' },
  'cursor-unreadable': { status: 422, title: 'The cursor cannot be read' },
  'database-unreachable': { status: 503, title: 'The database does not answer' },
  'ends-in-past': { status: 422, title: 'The exemption would end before it begins' },
  'ends-too-late': { status: 422, title: 'The exemption ends too late' },
  'exempted-already': { status: 409, title: 'An exemption holds already' },
  'exemption-ended': { status: 409, title: 'The exemption has ended' },
  'finding-already-certain': { status: 409, title: 'The finding is certain already' },
  'finding-closed': { status: 409, title: 'The finding is closed' },
  'fleet-connected': { status: 409, title: 'The fleet is connected' },
  'fleet-exists': { status: 409, title: 'A fleet of that name exists' },
  'fleet-name-unfit': { status: 422, title: 'The name does not fit a fleet' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  'host-not-allowed': { status: 421, title: 'This server does not answer to that host name' },
  'idempotency-key-in-use': { status: 409, title: 'A request with that key is being worked on' },
  'idempotency-key-reused': { status: 422, title: 'The key was used for another request' },
  'input-unfit': { status: 422, title: 'The request has fields that do not fit' },
  'internal-error': { status: 500, title: 'Something went wrong inside' },
  'inventory-ended': { status: 409, title: 'The inventory has ended' },
  'inventory-not-announced': { status: 409, title: 'The inventory waits for no content' },
  'inventory-not-held': { status: 409, title: 'The inventory is not held' },
  'last-assignment': { status: 409, title: 'This assignment holds for everybody' },
  'limit-not-raised': { status: 422, title: 'The limit would not be raised' },
  'mdm-fault': { status: 502, title: 'The MDM did not do what was asked' },
  'media-type-unsupported': { status: 415, title: 'The body has to be JSON' },
  'message-unfit': { status: 400, title: 'The message is not one of this MDM' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'moment-in-future': { status: 422, title: 'The moment has not come yet' },
  'no-checkpoint': { status: 404, title: 'The ledger has no checkpoint yet' },
  'no-task': { status: 422, title: 'The exemption has no task' },
  'not-found': { status: 404, title: 'Nothing is at this address' },
  'nothing-in-force': { status: 409, title: 'Nothing was put into this MDM' },
  'organisation-exists': { status: 409, title: 'An organisation of that name exists there' },
  'organisation-name-unfit': { status: 422, title: 'The name does not fit an organisation' },
  'organisation-outside-fleet': { status: 422, title: 'The organisation is outside the fleet' },
  'plan-ended': { status: 409, title: 'The plan has ended' },
  'plan-held': { status: 409, title: 'The plan holds' },
  'plan-not-applied': { status: 409, title: 'The plan was not applied' },
  'plan-stale': { status: 409, title: 'The plan is stale' },
  'proof-out-of-range': { status: 422, title: 'The ledger has no such proof' },
  'request-malformed': { status: 400, title: 'The request is not HTTP that we understand' },
  'sensitive-app': { status: 422, title: 'Findings of this app cannot be picked out' },
  'setting-is-secret': { status: 422, title: 'A secret is not sent' },
  'setting-missing': { status: 422, title: 'A setting is missing' },
  'setting-too-long': { status: 422, title: 'A setting is too long' },
  'setting-unknown': { status: 422, title: 'A setting is not known' },
  'signature-wrong': { status: 403, title: 'The message is not signed as it should be' },
  stopping: { status: 503, title: 'The server is stopping' },
  'sync-ended': { status: 409, title: 'The sync has ended' },
  'sync-running': { status: 409, title: 'A sync is running' },
  'token-missing': { status: 401, title: 'A token is needed' },
  'token-wrong': { status: 401, title: 'The token is not valid' },
  'too-many-streams': { status: 503, title: 'Too many event streams are open' },
  'too-many-uploads': { status: 503, title: 'Too many uploads are under way' },
  'unknown-app': { status: 404, title: 'The catalogue does not have this app' },
  'unknown-assignment': { status: 404, title: 'There is no such assignment' },
  'unknown-connection': { status: 404, title: 'There is no such connection' },
  'unknown-device': { status: 422, title: 'There is no such device in the fleet' },
  'unknown-exemption': { status: 404, title: 'There is no such exemption' },
  'unknown-finding': { status: 404, title: 'There is no such finding' },
  'unknown-fleet': { status: 404, title: 'There is no such fleet' },
  'unknown-ground': { status: 422, title: 'The policy has no such ground' },
  'unknown-group': { status: 422, title: 'The policy has no such group' },
  'unknown-inventory': { status: 404, title: 'There is no such inventory' },
  'unknown-mdm': { status: 422, title: 'There is no such MDM' },
  'unknown-organisation': { status: 422, title: 'There is no such organisation' },
  'unknown-plan': { status: 404, title: 'There is no such plan' },
  'unknown-policy': { status: 422, title: 'There is no such policy' },
  'unknown-sync': { status: 404, title: 'There is no such sync' },
  'unknown-tile': { status: 404, title: 'The ledger does not have this tile' },
  'upload-cut': { status: 400, title: 'The upload ended before its end' },
  'upload-stalled': { status: 408, title: 'The upload stood still' },
} as const satisfies Record<ProblemCode, Kind>;

export const PROBLEM_CODES = Object.keys(PROBLEMS).sort() as readonly ProblemCode[];
export const isProblemCode = (word: string): word is ProblemCode => Object.hasOwn(PROBLEMS, word);
