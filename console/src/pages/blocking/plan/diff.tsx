import type { ReactNode } from 'react';
import { Name } from '../../../parts/values.tsx';
import { useFormats, useWords } from '../../../words/context.tsx';
import type { BlockingWords } from '../../../words/blocking/en.ts';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Plan } from '../queries.ts';
import { isEmpty } from '../stand.ts';
import { diffOf, type Change, type DiffLine, type Phones, type Restriction } from './diff.ts';
import { useFitWords } from './use-fit-words.ts';

/** What a plan changes, line by line, as sentences: + gives, ~ replaces, - takes away. */
export function Diff({ plan }: { readonly plan: Plan }): ReactNode {
  const { diff } = useWords(blockingWords).plan;
  const lines = diffOf(plan);
  if (isEmpty(plan)) return null;
  return (
    <ol className="diff">
      {lines.map((line, at) => (
        // Lines have no id, and never change their order.
        // oxlint-disable-next-line react/no-array-index-key
        <Line key={at} line={line} />
      ))}
      <li className="sum">
        <span />
        <p>{diff.sum}</p>
        <PhoneCount phones={{ kind: 'some', n: plan.touches }} />
      </li>
    </ol>
  );
}

const SIGNS = {
  remove: '−',
  loses: '−',
  give: '+',
  renew: '~',
  replace: '~',
  take: '−',
  drop: '−',
  unblock: '−',
  'block-too': '+',
} as const;

function Line({ line }: { readonly line: DiffLine }): ReactNode {
  const { signs } = useWords(blockingWords).plan.diff;
  const sign = SIGNS[line.kind];
  return (
    <li className={sign === '−' ? 'minus' : 'add'}>
      <span className="sign" aria-hidden="true">
        {sign}
      </span>
      <div>
        <p>
          <span className="unseen">{signs[line.kind]} </span>
          <What line={line} />
        </p>
        <Beside line={line} />
      </div>
      {'phones' in line ? <PhoneCount phones={line.phones} /> : <p className="n" />}
    </li>
  );
}

function What({ line }: { readonly line: DiffLine }): ReactNode {
  const { diff } = useWords(blockingWords).plan;
  const { number, list } = useFormats();
  const fits = useFitWords();
  if (line.kind === 'remove')
    return (
      <>
        <b>{diff.remove}</b> <Name>{line.app ?? diff.ofCategory(line.category ?? '')}</Name>.
      </>
    );
  if (line.kind === 'loses')
    return (
      <>
        <b>{diff.loses}</b> {diff.losesSays}
      </>
    );
  if ('change' in line) return <Changed line={line} />;
  const { restriction } = line;
  const { apps: all, named } = restriction;
  const apps =
    named.length === 0
      ? diff.apps(number(all.length), all.length === 1)
      : listed(named, all.length, { diff, number, list });
  if (line.kind === 'take' || line.kind === 'drop')
    return (
      <>
        <b>{diff.takes}</b> {line.kind === 'drop' ? diff.outOfMdm(apps) : diff.off(apps)}
      </>
    );
  const effect = restriction.effect ?? 'prevents';
  return (
    <>
      <b>{line.kind === 'renew' ? diff.renews : diff.effects[effect]}</b>{' '}
      {line.kind === 'replace' ? diff.replaced(apps) : diff.on(apps, fits(restriction.fits))}
    </>
  );
}

type Listing = {
  readonly diff: BlockingWords['plan']['diff'];
  readonly number: (n: number) => string;
  readonly list: (all: readonly string[]) => string;
};
/** `TikTok, WeChat and 3 more`. */
function listed(named: readonly string[], all: number, { diff, number, list }: Listing): string {
  const more = all - named.length;
  return more > 0 ? diff.more(named.join(', '), number(more)) : list(named);
}

function Changed({
  line: { kind, change },
}: {
  readonly line: { readonly kind: 'unblock' | 'block-too'; readonly change: Change };
}): ReactNode {
  const { diff } = useWords(blockingWords).plan;
  const { number, list } = useFormats();
  const all = kind === 'unblock' ? change.loses : change.gains;
  const named = change.apps.map(
    ({ appName, category }) => appName ?? diff.ofCategory(category ?? ''),
  );
  const apps = named.length === 0 ? diff.hidden : listed(named, all, { diff, number, list });
  return (
    <>
      <b>{kind === 'unblock' ? diff.unblocks : diff.blocksToo}</b>{' '}
      {kind === 'unblock' ? diff.unblocked(apps) : diff.blockedToo(apps)}
    </>
  );
}

/** What is lost, and by what it is done. */
function Beside({ line }: { readonly line: DiffLine }): ReactNode {
  const { diff } = useWords(blockingWords).plan;
  const { number, day, list } = useFormats();
  if (line.kind === 'remove' || line.kind === 'loses')
    return <p className="loses">{diff.noWayBack}</p>;
  if ('change' in line) {
    const { exemptedSince: since, losing } = line.change;
    return (
      <p className="why">
        {since !== null && diff.since(day(since))}{' '}
        {losing.length > 0 && diff.which(list(losing.map(String)))}
      </p>
    );
  }
  const { devices, gained } = line.restriction;
  return (
    <p className="why">
      {means(line.restriction, diff.kinds)}
      {line.kind === 'give' &&
        devices !== null &&
        gained !== null &&
        devices > gained &&
        ` ${diff.haveIt(number(devices))}`}
      {line.kind === 'give' && line.restriction.effect === 'removes' && (
        <span className="loses"> {diff.removesData}</span>
      )}{' '}
      <code>{line.restriction.key}</code>
    </p>
  );
}

const means = ({ kind }: Restriction, kinds: Readonly<Record<string, string>>): string =>
  kind !== null && Object.hasOwn(kinds, kind) ? (kinds[kind] ?? '') : '';

function PhoneCount({ phones }: { readonly phones: Phones }): ReactNode {
  const { diff } = useWords(blockingWords).plan;
  const { number } = useFormats();
  const n = number(phones.n);
  return (
    <p className="n">
      {phones.kind === 'some' ? n : phones.n === 0 ? diff.allOfThem : diff.allBut(n)}
      {phones.kind === 'some' && <span className="unseen"> {diff.phones(phones.n === 1)}</span>}
    </p>
  );
}
