import { globSync, readFileSync } from 'node:fs';
import { begin, idleSince } from '../actions/people/sessions.ts';
import { LIMITS } from '../api/deps.ts';
import type { Instant } from '../core/inventory.ts';
import { RETENTION_CLASSES, TERMS } from '../core/retention.ts';
import type { PersonId } from '../core/rights.ts';
import { FEWEST_SHOWN } from '../core/tallies.ts';
import { exceptionJobs } from '../jobs/exception-jobs.ts';
import { jobsOf } from '../jobs/jobs.ts';
import { mdmJobs } from '../jobs/mdm-jobs.ts';
import { noticeJobs } from '../jobs/notice-jobs.ts';
import { retentionJobs } from '../jobs/retention-jobs.ts';
import { vettingJobs } from '../jobs/vetting-jobs.ts';
import { PSEUDONYM_LENGTH } from '../privacy/pseudonym.ts';
import { migrations } from '../store/migrate.ts';

export const LANGUAGES = ['en', 'nl'] as const;
export const PAPERS = [
  'dpia',
  'works-council',
  'notice-to-staff',
  'user-agreement',
  'retention',
] as const;
export const paper = (language: string, name: string): string =>
  readFileSync(`docs/privacy/${language}/${name}.md`, 'utf8');

/** `30<!--contacts-days-->`: the word before it is what the program says. */
export const MARKED = /([^\s|(`*]+)<!--([a-z-]+)-->/g;
/** What stands in backticks: tables, columns, jobs, operations, files. */
export const codeIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** A constant that its module keeps to itself, as it stands there. */
function constantIn(file: string, name: string): string {
  const found = new RegExp(`\\b${name} = ([^;\\n]+);`).exec(readFileSync(file, 'utf8'));
  if (found?.[1] === undefined) throw new Error(`${file} has no constant ${name}`);
  return found[1].replaceAll('_', '');
}
function wordIn(file: string, word: string, shown: string): string {
  if (!readFileSync(file, 'utf8').includes(word)) throw new Error(`${file} has no ${word}`);
  return shown;
}

/** Nothing of it is called: names and times are there before any work. */
export const JOBS = [
  ...jobsOf(null as never, null as never, null as never),
  ...noticeJobs(null as never),
  ...exceptionJobs(null as never),
  ...mdmJobs(null as never),
  ...retentionJobs(null as never),
  ...vettingJobs(null as never),
];
const cronOf = (name: string): string => {
  const job = JOBS.find((one) => one.name === name);
  if (job === undefined) throw new Error(`there is no job ${name}`);
  return job.cron;
};
const minuteOf = (name: string): string => cronOf(name).split(' ')[0] ?? '';
/** Of a job that runs once a day, in UTC. */
const clockOf = (name: string): string => {
  const [minute = '', hour = ''] = cronOf(name).split(' ');
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
};

const NOON = '2026-11-27T12:00:00.000Z' as Instant;
async function sessionHours(): Promise<number> {
  const people = { addSession: async () => {} } as never;
  const { ends } = await begin(
    { people },
    new Uint8Array(),
    { id: '' as PersonId, name: '' },
    NOON,
  );
  return (Date.parse(ends) - Date.parse(NOON)) / 3_600_000;
}

type NlPolicy = {
  readonly staleAfterDays: number;
  readonly exceptions: { readonly remindDays: number };
  readonly notices: {
    readonly measures: Readonly<
      Record<
        'remove',
        {
          readonly deadlineDays: number;
          readonly remindAfterDays: readonly number[];
          readonly escalateAfterDays: number;
        }
      >
    >;
  };
};
const NL = JSON.parse(readFileSync('policies/nl.json', 'utf8')) as NlPolicy;
const { remove } = NL.notices.measures;

/** Every figure that the papers name, as the program has it. */
export const FIGURES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    ...Object.fromEntries(
      RETENTION_CLASSES.flatMap((one) => [
        [`${one}-days`, TERMS[one].days],
        [`${one}-least`, TERMS[one].least],
        [`${one}-most`, TERMS[one].most],
      ]),
    ),
    'erase-old-time': clockOf('erase-old'),
    'fewest-shown': FEWEST_SHOWN,
    'session-idle-minutes': (Date.parse(NOON) - Date.parse(idleSince(NOON))) / 60_000,
    'session-hours': await sessionHours(),
    'sign-in-link-hours': constantIn('src/actions/people/invite.ts', 'LINK_HOURS'),
    'link-days-after-deadline': constantIn('src/actions/notices/call.ts', 'LINK_AFTER_DEADLINE'),
    'link-days': constantIn('src/actions/notices/call.ts', 'LINK_WITHOUT'),
    'request-hours': Number(constantIn('src/actions/upkeep.ts', 'DAY')) / 3_600_000,
    'sign-in-failures': LIMITS.guessable.burst,
    'erase-contacts-minute': minuteOf('erase-contacts'),
    'erase-holders-minute': minuteOf('erase-holders'),
    'forget-answers-minute': minuteOf('forget-answers'),
    'plan-limit': constantIn('src/actions/mdm/plans.ts', 'DEVICE_LIMIT'),
    'pseudonym-bytes': PSEUDONYM_LENGTH,
    cipher: wordIn('src/privacy/seal.ts', "'aes-256-gcm'", 'AES-256-GCM'),
    mac: wordIn('src/privacy/pseudonym.ts', "createHmac('sha256'", 'HMAC-SHA-256'),
    digest: wordIn('src/wiring/people/secrets.ts', "createHash('sha256')", 'SHA-256'),
    signature: wordIn('src/ledger/note.ts', 'Ed25519', 'Ed25519'),
    'stale-days': NL.staleAfterDays,
    'exception-remind-days': NL.exceptions.remindDays,
    'nl-deadline-days': remove.deadlineDays,
    'nl-first-reminder-days': remove.remindAfterDays[0],
    'nl-last-reminder-days': remove.remindAfterDays.at(-1),
    'nl-escalate-days': remove.escalateAfterDays,
  }).map(([name, value]) => [name, String(value)]),
);

/** Tables and their columns after all migrations. */
export function tables(): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  for (const { text } of migrations()) {
    for (const [, name = '', body = ''] of text.matchAll(/^create table (\w+) \((.*?)^\)/gms)) {
      const columns = [...body.matchAll(/^ {2}(\w+) +\S/gm)].map(([, column = '']) => column);
      all.set(name, new Set(columns.filter((one) => !/^(primary|unique|check)$/.test(one))));
    }
    for (const [, name = '', column = ''] of text.matchAll(/^alter table (\w+) add column (\w+)/gm))
      all.get(name)?.add(column);
  }
  return all;
}

const ROOT_FILE =
  /^(Dockerfile|CONTRIBUTING\.md|tsconfig\.json|package-lock\.json|\.oxlintrc\.json)$/;
/** A file or folder of the repository that a page names: `src/…`, `docs/…`. */
export const isFile = (code: string): boolean =>
  ROOT_FILE.test(code) ||
  /^(src|docs|spec|policies|\.ci|examples|catalogue)\/[\w./*-]+$/.test(code);
export const isThere = (path: string): boolean => globSync(path).length > 0;
