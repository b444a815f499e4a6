import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { useWords } from '../words/context.tsx';
import { common, type CommonWords } from '../words/common/index.ts';

export type TermName = keyof CommonWords['terms'];

/** A word of ours, explained where it stands. */
export function Term({
  name,
  children,
}: {
  readonly name: TermName;
  readonly children?: ReactNode;
}): ReactNode {
  const term = useWords(common).terms[name];
  return (
    <DialogTrigger>
      <Button className="term">{children ?? term.name}</Button>
      <Popover className="popover popover--words" placement="bottom start">
        <Dialog>
          <Heading slot="title" className="unseen">
            {term.name}
          </Heading>
          <p>
            <b>{term.name}.</b> {term.says}
          </p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
