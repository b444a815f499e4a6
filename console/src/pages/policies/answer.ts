import { useQuery } from '@tanstack/react-query';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { standingOf } from './change-mark.tsx';
import { preview, type ChangeRead } from './queries.ts';
import { byOrganisation, totalOf } from './sums.ts';
import { lastDay } from '../../parts/day-field.tsx';

/** From when, for whom, and what it does, in two sentences. */
export function useChangeAnswer({ change, binds, others }: ChangeRead): string {
  const words = useWords(policiesWords);
  const { day, number } = useFormats();
  const { data } = useQuery({ ...preview(change.id), enabled: change.state === 'proposed' });
  const period = words.period(
    change.from === null ? null : day(change.from),
    change.until === null ? null : day(lastDay(change.until)),
  );
  if (change.state !== 'proposed')
    return words.answers.decided(words.standings[standingOf(change)], period);
  const bound = binds.length + others;
  const first = words.answers.would(period, number(bound), bound === 1);
  if (data === undefined) return first;
  const rows = byOrganisation(data);
  const said = (['closes', 'measure', 'needless'] as const).flatMap((what) => {
    const { sure, few } = totalOf(rows, what);
    if (sure + few === 0) return [];
    const many =
      few === 0
        ? number(sure)
        : sure === 0 && few === 1
          ? words.impact.few
          : words.impact.atLeast(number(sure + few));
    return words.answers[what](many);
  });
  const verdicts =
    data.verdicts.length > 0
      ? [words.answers.verdicts(number(data.verdicts.length), data.verdicts.length === 1)]
      : [];
  const all = [...verdicts, ...said];
  const effect = all.length === 0 ? words.answers.nothing : words.answers.effect(list(all));
  return `${first} ${effect}${data.found === null ? ` ${words.answers.notKnown}` : ''}`;

  function list(items: readonly string[]): string {
    return items.join('; ');
  }
}
