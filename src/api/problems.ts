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
  | 'host-not-allowed'
  | 'input-unfit'
  | 'internal-error'
  | 'media-type-unsupported'
  | 'method-not-allowed'
  | 'no-checkpoint'
  | 'not-found'
  | 'request-malformed'
  | 'headers-too-large'
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
  'assignment-exists': { status: 409, title: 'Such an assignment exists' },
  'body-malformed': { status: 400, title: 'The body is not JSON' },
  'body-too-deep': { status: 400, title: 'The body is nested too deep' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'body-too-slow': { status: 408, title: 'The body did not come in time' },
  'cross-site-request': { status: 403, title: 'The request comes from another site' },
  'cursor-of-another-list': { status: 422, title: 'The cursor belongs to another list' },
  'cursor-unreadable': { status: 422, title: 'The cursor cannot be read' },
  'finding-already-certain': { status: 409, title: 'The finding is certain already' },
  'finding-closed': { status: 409, title: 'The finding is closed' },
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
  'media-type-unsupported': { status: 415, title: 'The body has to be JSON' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'moment-in-future': { status: 422, title: 'The moment has not come yet' },
  'no-checkpoint': { status: 404, title: 'The ledger has no checkpoint yet' },
  'not-found': { status: 404, title: 'Nothing is at this address' },
  'organisation-exists': { status: 409, title: 'An organisation of that name exists there' },
  'organisation-name-unfit': { status: 422, title: 'The name does not fit an organisation' },
  'organisation-outside-fleet': { status: 422, title: 'The organisation is outside the fleet' },
  'proof-out-of-range': { status: 422, title: 'The ledger has no such proof' },
  'request-malformed': { status: 400, title: 'The request is not HTTP that we understand' },
  'sensitive-app': { status: 422, title: 'Findings of this app cannot be picked out' },
  stopping: { status: 503, title: 'The server is stopping' },
  'token-missing': { status: 401, title: 'A token is needed' },
  'token-wrong': { status: 401, title: 'The token is not valid' },
  'too-many-streams': { status: 503, title: 'Too many event streams are open' },
  'too-many-uploads': { status: 503, title: 'Too many uploads are under way' },
  'unknown-app': { status: 404, title: 'The catalogue does not have this app' },
  'unknown-assignment': { status: 404, title: 'There is no such assignment' },
  'unknown-finding': { status: 404, title: 'There is no such finding' },
  'unknown-fleet': { status: 404, title: 'There is no such fleet' },
  'unknown-group': { status: 422, title: 'The policy has no such group' },
  'unknown-inventory': { status: 404, title: 'There is no such inventory' },
  'unknown-organisation': { status: 422, title: 'There is no such organisation' },
  'unknown-policy': { status: 422, title: 'There is no such policy' },
  'unknown-tile': { status: 404, title: 'The ledger does not have this tile' },
  'upload-cut': { status: 400, title: 'The upload ended before its end' },
  'upload-stalled': { status: 408, title: 'The upload stood still' },
} as const satisfies Record<ProblemCode, Kind>;

export const PROBLEM_CODES = Object.keys(PROBLEMS).sort() as readonly ProblemCode[];
export const isProblemCode = (word: string): word is ProblemCode => Object.hasOwn(PROBLEMS, word);
