import { useQuery } from '@tanstack/react-query';
import { useFormats, useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { lastDay, today } from '../../parts/day-field.tsx';
import { policyInForce } from '../../api/policy.ts';
import type { Exception, ExceptionFile } from './queries.ts';
import { useGround } from './use-ground.ts';

/** What is asked, whether the policy names its ground, what was advised, and where it stands. */
export function useAnswer(one: Exception, file: ExceptionFile | null): string {
  const { answers } = useWords(exceptionsWords);
  const { day, fromNow, number } = useFormats();
  const ground = useGround();
  const { organisation } = one;
  const { data } = useQuery({
    ...policyInForce(today(), organisation ?? undefined),
    enabled: organisation !== null,
  });
  const last = lastDay(one.until);
  const named = one.ground ?? file?.ground ?? null;
  if (one.state === 'in-force') return answers.inForce(day(last), fromNow(last));
  if (one.state === 'granted') return answers.granted(one.from ? day(one.from) : '', day(last));
  if (one.state !== 'asked' && one.state !== 'advised') return answers[one.state];
  if (named === null) return answers.restricted(day(last));
  const asked = answers.asked(day(last), ground(named).toLowerCase());
  const isNamed =
    data === undefined || data === null
      ? ''
      : data.policy.exceptions.grounds.includes(named)
        ? answers.named
        : answers.notNamed;
  const advice = file?.events.filter(({ says }) => says !== null) ?? null;
  const advised =
    advice === null
      ? one.state === 'advised'
        ? answers.advised
        : answers.notAdvised
      : answers.advice(
          number(advice.filter(({ says }) => says === 'for').length),
          number(advice.filter(({ says }) => says === 'against').length),
        );
  return [asked, isNamed, advised].filter(Boolean).join(' ');
}
