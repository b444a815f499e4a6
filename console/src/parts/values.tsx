import type { ReactNode } from 'react';
import { useFormats, useWords } from '../words/context.tsx';
import { common } from '../words/common/index.ts';

/** A count; null is a number from one to four, which is not told. */
export function Count({ value }: { readonly value: number | null }): ReactNode {
  const words = useWords(common);
  const formats = useFormats();
  return value === null ? (
    <span className="nowrap">{words.fewerThanFive}</span>
  ) : (
    formats.number(value)
  );
}

/** A day or an instant as a date that machines can read too. `time`: with the hour. */
export function When({
  at,
  time = false,
}: {
  readonly at: string;
  readonly time?: boolean;
}): ReactNode {
  const formats = useFormats();
  const title = formats.moment(at.length > 10 ? at : `${at}T00:00:00`);
  return (
    <time dateTime={at} title={at.length > 10 ? title : undefined}>
      {time ? formats.moment(at) : formats.day(at)}
    </time>
  );
}

/** `3 December, in 8 days`. */
export function WhenDue({ at }: { readonly at: string }): ReactNode {
  const formats = useFormats();
  return (
    <time dateTime={at}>
      {formats.day(at)}, {formats.fromNow(at)}
    </time>
  );
}

/** A name from outside: its direction is its own, its length no matter, and control characters do nothing. */
export const Name = ({ children }: { readonly children: string }): ReactNode => (
  <bdi className="name-outside" title={children.length > 60 ? children : undefined}>
    {children}
  </bdi>
);
