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
  | 'headers-too-large'
  | 'host-not-allowed'
  | 'input-unfit'
  | 'internal-error'
  | 'mdm-fault'
  | 'media-type-unsupported'
  | 'message-unfit'
  | 'method-not-allowed'
  | 'no-checkpoint'
  | 'not-acting'
  | 'not-found'
  | 'not-permitted'
  | 'request-malformed'
  | 'signature-wrong'
  | 'stopping'
  | 'token-missing'
  | 'token-wrong'
  | 'too-many-requests'
  | 'too-many-streams'
  | 'too-many-uploads'
  | 'unknown-operation'
  | 'unknown-tile'
  | 'upload-cut'
  | 'upload-stalled';
export type ProblemCode = ActionCode | DoorCode;

type Kind = { readonly status: number; readonly title: string };

/**
 * Every refusal has its answer here, or this does not compile, and a page in `docs/problems`. A code is never given another
 * meaning, nor taken away: clients act on it.
 */
export const PROBLEMS = {
  'address-not-allowed': { status: 403, title: 'The server does not speak with that address' },
  'address-unfit': { status: 422, title: 'That is no address of an MDM' },
  'api-key-ended': { status: 409, title: 'The key has ended' },
  'api-key-name-unfit': { status: 422, title: 'The name does not fit a key' },
  'app-prohibited': { status: 422, title: 'The app is prohibited there' },
  'app-unnamed': { status: 422, title: 'Which app is meant is not said' },
  'apply-running': { status: 409, title: 'A plan is being applied' },
  'approval-decided': { status: 409, title: 'The approval was decided on' },
  'approval-ended': { status: 409, title: 'The approval has ended' },
  'assignment-exists': { status: 409, title: 'Such an assignment exists' },
  'authority-needed': { status: 403, title: 'An authority decides on a clearance' },
  'beyond-own-rights': { status: 403, title: 'Nobody gives away more than they have' },
  'binds-others': { status: 403, title: 'The change binds others than yours' },
  'body-malformed': { status: 400, title: 'The body is not JSON' },
  'body-too-deep': { status: 400, title: 'The body is nested too deep' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'body-too-slow': { status: 408, title: 'The body did not come in time' },
  'canary-first': { status: 409, title: 'A canary comes first' },
  'change-decided': { status: 409, title: 'The change is decided on' },
  'change-ends-first': { status: 422, title: 'The change would end before it begins' },
  'change-exists': { status: 409, title: 'The very same is proposed or in force' },
  'change-in-past': { status: 422, title: 'The change would begin in the past' },
  'change-outdated': { status: 409, title: 'Another text of it was adopted since' },
  'connection-busy': { status: 409, title: 'The MDM is being worked on' },
  'connection-is-deaf': { status: 409, title: 'This MDM sends nothing' },
  'cross-site-request': { status: 403, title: 'The request comes from another site' },
  'cursor-of-another-list': { status: 422, title: 'The cursor belongs to another list' },
  'cursor-unreadable': { status: 422, title: 'The cursor cannot be read' },
  'database-unreachable': { status: 503, title: 'The database does not answer' },
  'decision-needed': { status: 422, title: 'The report has no decision, and none was said' },
  'document-unfit': { status: 422, title: 'What is proposed does not fit' },
  'ends-before-it-starts': { status: 422, title: 'It would end before it begins' },
  'ends-in-past': { status: 422, title: 'The end has passed' },
  'ends-too-late': { status: 422, title: 'It would end too late' },
  'exception-decided': { status: 409, title: 'The exception was decided on' },
  'exception-ended': { status: 409, title: 'The exception has ended' },
  'exempted-already': { status: 409, title: 'An exception is there already' },
  'file-not-kept': { status: 409, title: 'The file was not kept' },
  'finding-already-certain': { status: 409, title: 'The finding is certain already' },
  'finding-closed': { status: 409, title: 'The finding is closed' },
  'fleet-connected': { status: 409, title: 'The fleet is connected' },
  'fleet-exists': { status: 409, title: 'A fleet of that name exists' },
  'fleet-name-unfit': { status: 422, title: 'The name does not fit a fleet' },
  'grant-exists': { status: 409, title: 'They have this role there' },
  'grant-from-group': { status: 409, title: 'A group gives this' },
  'group-assigned': { status: 409, title: 'A group that is gone is assigned to somebody' },
  'group-not-allowed': { status: 422, title: 'The policy allows none for a group of devices' },
  'group-role-exists': { status: 409, title: 'The group has this role there' },
  'groups-not-told': { status: 403, title: 'The login server did not say the groups' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  'host-not-allowed': { status: 421, title: 'This server does not answer to that host name' },
  'idempotency-key-in-use': { status: 409, title: 'A request with that key is being worked on' },
  'idempotency-key-reused': { status: 422, title: 'The key was used for another request' },
  'input-unfit': { status: 422, title: 'The request has fields that do not fit' },
  'internal-error': { status: 500, title: 'Something went wrong inside' },
  'inventory-ended': { status: 409, title: 'The inventory has ended' },
  'inventory-not-announced': { status: 409, title: 'The inventory waits for no content' },
  'inventory-not-held': { status: 409, title: 'The inventory is not held' },
  'key-ends-in-past': { status: 422, title: 'The key would end before it begins' },
  'keys-make-no-keys': { status: 403, title: 'A key makes no keys' },
  'known-in-future': { status: 422, title: 'Nobody knows yet what will be known then' },
  'last-assignment': { status: 409, title: 'This assignment holds for everybody' },
  'limit-not-raised': { status: 422, title: 'The limit would not be raised' },
  'login-failed': { status: 403, title: 'The login did not succeed' },
  'login-not-configured': { status: 404, title: 'This server has no login server' },
  'login-server-unreachable': { status: 503, title: 'The login server does not answer' },
  'mdm-fault': { status: 502, title: 'The MDM did not do what was asked' },
  'media-type-unsupported': { status: 415, title: 'The body has to be JSON' },
  'message-unfit': { status: 400, title: 'The message is not one of this MDM' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'mitigation-missing': { status: 422, title: 'The policy asks for more' },
  'moment-in-future': { status: 422, title: 'The moment has not come yet' },
  'no-answer': { status: 409, title: 'There is no answer to look into' },
  'no-checkpoint': { status: 404, title: 'The ledger has no checkpoint yet' },
  'no-mail-server': { status: 409, title: 'No mail server is set' },
  'no-reasons': { status: 422, title: 'Reasons are missing' },
  'no-role': { status: 403, title: 'None of your groups has a role here' },
  'no-task': { status: 422, title: 'The exception has no task' },
  'no-words': { status: 422, title: 'What is not right was not said' },
  'not-acting': { status: 409, title: 'Nobody acts as somebody else' },
  'not-bound': { status: 403, title: 'Only whom it binds says something of it' },
  'not-cleared': { status: 403, title: 'This is for cleared people' },
  'not-delegable': { status: 403, title: 'This cannot be delegated' },
  'not-found': { status: 404, title: 'Nothing is at this address' },
  'not-permitted': { status: 403, title: 'Your roles do not allow this' },
  'not-who-asked': { status: 403, title: 'Somebody else asked for it' },
  'nothing-in-force': { status: 409, title: 'Nothing was put into this MDM' },
  'notice-in-other-state': { status: 409, title: 'The message is in another state' },
  'organisation-exists': { status: 409, title: 'An organisation of that name exists there' },
  'organisation-name-unfit': { status: 422, title: 'The name does not fit an organisation' },
  'organisation-outside-fleet': { status: 422, title: 'The organisation is outside the fleet' },
  'period-unfit': { status: 422, title: 'The days do not fit' },
  'person-ended': { status: 409, title: 'They are no longer a person here' },
  'person-name-unfit': { status: 422, title: 'The name does not fit a person' },
  'person-needed': { status: 403, title: 'A person has to do this' },
  'plan-ended': { status: 409, title: 'The plan has ended' },
  'plan-held': { status: 409, title: 'The plan holds' },
  'plan-not-applied': { status: 409, title: 'The plan was not applied' },
  'plan-stale': { status: 409, title: 'The plan is stale' },
  'proof-out-of-range': { status: 422, title: 'The ledger has no such proof' },
  'rank-unfit': { status: 422, title: 'The rank does not fit' },
  'request-malformed': { status: 400, title: 'The request is not HTTP that we understand' },
  'rules-not-recorded': { status: 404, title: 'Nothing was written down about that day' },
  'sample-mdm-there': { status: 409, title: 'A simulated MDM is connected already' },
  'sample-not-here': { status: 409, title: 'The sample can not be brought or used here' },
  'scope-empty': { status: 422, title: 'No device is named' },
  'scope-too-wide': { status: 422, title: 'Too many devices are named' },
  'self-approval': { status: 403, title: 'Nobody decides on what they asked for' },
  'sensitive-app': { status: 422, title: 'Findings of this app cannot be picked out' },
  'setting-fixed': { status: 409, title: 'The setting says which MDM it is' },
  'setting-is-secret': { status: 422, title: 'A secret is not sent' },
  'setting-missing': { status: 422, title: 'A setting is missing' },
  'setting-too-long': { status: 422, title: 'A setting is too long' },
  'setting-unknown': { status: 422, title: 'A setting is not known' },
  'several-apps': { status: 422, title: 'The findings are of several apps' },
  'several-holders': { status: 422, title: 'The devices are of several holders' },
  'sign-in-link-wrong': { status: 403, title: 'The sign-in link does not open' },
  'signature-wrong': { status: 403, title: 'The message is not signed as it should be' },
  'signs-in-elsewhere': { status: 409, title: 'They sign in at the login server' },
  stopping: { status: 503, title: 'The server is stopping' },
  'sync-ended': { status: 409, title: 'The sync has ended' },
  'sync-running': { status: 409, title: 'A sync is running' },
  'term-out-of-bounds': { status: 422, title: 'The term is too short or too long' },
  'token-missing': { status: 401, title: 'A token is needed' },
  'token-wrong': { status: 401, title: 'The token is not valid' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'too-many-streams': { status: 503, title: 'Too many event streams are open' },
  'too-many-uploads': { status: 503, title: 'Too many uploads are under way' },
  'too-many-waiting': { status: 409, title: 'Too many files of yours wait' },
  'unknown-api-key': { status: 404, title: 'There is no such key' },
  'unknown-app': { status: 404, title: 'The catalogue does not have this app' },
  'unknown-approval': { status: 404, title: 'There is no such approval' },
  'unknown-assignment': { status: 404, title: 'There is no such assignment' },
  'unknown-change': { status: 404, title: 'There is no such change' },
  'unknown-connection': { status: 404, title: 'There is no such connection' },
  'unknown-device': { status: 422, title: 'There is no such device in the fleet' },
  'unknown-entity': { status: 404, title: 'There is no such company here' },
  'unknown-exception': { status: 404, title: 'There is no such exception' },
  'unknown-exemption': { status: 404, title: 'There is no such exemption' },
  'unknown-finding': { status: 404, title: 'There is no such finding' },
  'unknown-fleet': { status: 404, title: 'There is no such fleet' },
  'unknown-grant': { status: 404, title: 'There is no such grant' },
  'unknown-ground': { status: 422, title: 'The policy has no such ground' },
  'unknown-group': { status: 422, title: 'The policy has no such group' },
  'unknown-group-role': { status: 404, title: 'There is no such role of a group' },
  'unknown-inventory': { status: 404, title: 'There is no such inventory' },
  'unknown-link': { status: 404, title: 'The link opens nothing' },
  'unknown-mdm': { status: 422, title: 'There is no such MDM' },
  'unknown-notice': { status: 404, title: 'There is no such notice' },
  'unknown-operation': { status: 422, title: 'There is no such operation' },
  'unknown-organisation': { status: 422, title: 'There is no such organisation' },
  'unknown-person': { status: 404, title: 'There is no such person' },
  'unknown-plan': { status: 404, title: 'There is no such plan' },
  'unknown-policy': { status: 422, title: 'There is no such policy' },
  'unknown-sync': { status: 404, title: 'There is no such sync' },
  'unknown-tile': { status: 404, title: 'The ledger does not have this tile' },
  'unknown-vetting': { status: 404, title: 'There is no such app file' },
  'upload-cut': { status: 400, title: 'The upload ended before its end' },
  'upload-stalled': { status: 408, title: 'The upload stood still' },
  'vetting-ended': { status: 409, title: 'The app file has ended' },
  'vetting-not-announced': { status: 409, title: 'The app file waits for no content' },
  'vetting-not-read': { status: 409, title: 'The app file is not read' },
  'whole-organisation': { status: 422, title: 'An exception is never for a whole organisation' },
  'wrong-rank': { status: 403, title: 'The policy asks for another rank' },
} as const satisfies Record<ProblemCode, Kind>;

export const PROBLEM_CODES = Object.keys(PROBLEMS).sort() as readonly ProblemCode[];
export const isProblemCode = (word: string): word is ProblemCode => Object.hasOwn(PROBLEMS, word);
