import type { ReactNode } from 'react';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { differences, type Difference } from './policy-diff.ts';
import { MEASURES, type Measure } from '../../api/policy.ts';

/** Members that only say which text it is, or where something was read. */
const ASIDE = new Set(['version', 'sources', 'id']);

/** In what a policy differs from another text of it: one line for each, and what stays. */
export function PolicyDiff({
  before,
  after,
}: {
  readonly before: unknown;
  readonly after: unknown;
}): ReactNode {
  const words = useWords(policiesWords);
  const all = differences(before, after);
  const shown = all.filter(({ path }) => !ASIDE.has(path[0] ?? ''));
  const aside = all.length - shown.length;
  return (
    <ol className="diff">
      {shown.map((one) => (
        <li key={one.path.join(' ')} className={one.was === undefined ? 'add' : undefined}>
          <span className="sign" aria-hidden="true">
            {one.was === undefined ? '+' : one.becomes === undefined ? '–' : '~'}
          </span>
          <Line difference={one} />
        </li>
      ))}
      <li className="keep">
        <span className="sign" aria-hidden="true">
          =
        </span>
        <p>
          {shown.length === 0 ? words.what.nothing : words.what.rest}
          {aside > 0 && ` ${words.what.aside}`}
        </p>
      </li>
    </ol>
  );
}

function Line({ difference }: { readonly difference: Difference }): ReactNode {
  const words = useWords(policiesWords);
  const value = useValue();
  const { path, was, becomes } = difference;
  const what = useWhat()(path);
  if (was === undefined || becomes === undefined) {
    const last = was === true || becomes === true ? '' : `: ${value(was ?? becomes)}`;
    return (
      <p>
        <bdi>{what + last}</bdi>{' '}
        {was === undefined ? <ins>{words.what.isAdded}</ins> : <del>{words.what.isRemoved}</del>}
      </p>
    );
  }
  return (
    <p>
      <bdi>{what}</bdi>: <del>{value(was)}</del>{' '}
      <span className="arrow" aria-hidden="true">
        →
      </span>
      <span className="unseen">{words.what.becomes}</span> <ins>{value(becomes)}</ins>
    </p>
  );
}

/** `Everyone: remove, from`. */
function useWhat(): (path: readonly string[]) => string {
  const words = useWords(policiesWords);
  const isMeasure = (text: string): text is Measure => MEASURES.some((one) => one === text);
  const member = (text: string): string =>
    (words.members as Readonly<Record<string, string>>)[text] ??
    (words.grounds as Readonly<Record<string, string>>)[text] ??
    text;
  return (path) => {
    const [top = '', second = '', third = '', fourth = ''] = path;
    if (top === 'groups' && third === 'phases' && isMeasure(fourth))
      return words.what.phase(words.groups(second), words.measures[fourth]);
    if (top === 'notices' && second === 'measures' && isMeasure(third))
      return words.what.phase(words.measures[third], member(fourth));
    return path.map(member).join(', ');
  };
}

function useValue(): (value: unknown) => string {
  const words = useWords(policiesWords);
  const { day, number } = useFormats();
  return (value) => {
    if (value === null) return words.what.none;
    if (typeof value === 'boolean') return value ? words.what.yes : words.what.no;
    if (typeof value === 'number') return number(value);
    const text = String(value);
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return words.from(day(text));
    return (words.values as Readonly<Record<string, string>>)[text] ?? text;
  };
}
