import type { ReactNode } from 'react';
import { visible } from './visible.ts';

/** Text of a file: its direction is its own, and nothing in it hides. */
export const Safe = ({
  children,
  isCode = false,
}: {
  readonly children: string;
  readonly isCode?: boolean;
}): ReactNode => <bdi className={isCode ? 'mono' : 'name-outside'}>{visible(children)}</bdi>;
