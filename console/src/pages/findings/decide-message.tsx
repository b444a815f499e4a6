import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { tell } from '../../parts/toasts.tsx';
import { useWords } from '../../words/context.tsx';
import { findingsWords } from '../../words/findings/index.ts';
import { ReasonDialog } from './reason-dialog.tsx';

export type Deciding = {
  readonly notice: string;
  readonly how: 'resend' | 'delivered' | 'bounce';
};

const PATHS = {
  resend: '/api/notices/{notice}/resend',
  delivered: '/api/notices/{notice}/delivered',
  bounce: '/api/notices/{notice}/bounce',
} as const;

/** What a person does with a message or says of it, with the reason. */
export function DecideMessage({
  deciding: { notice, how },
  close,
}: {
  readonly deciding: Deciding;
  readonly close: () => void;
}): ReactNode {
  const words = useWords(findingsWords);
  const deedWords = words.failed.deeds[how];
  const queries = useQueryClient();
  const deed = useMutation({
    mutationFn: (why: string) =>
      got(api.POST(PATHS[how], { params: { path: { notice } }, body: { why } })),
    async onSuccess() {
      tell(deedWords.done);
      close();
      await queries.invalidateQueries({ queryKey: ['findings'] });
      await queries.invalidateQueries({ queryKey: ['waiting'] });
    },
  });
  return (
    <ReasonDialog
      title={deedWords.title}
      says={deedWords.says}
      label={words.outbox.why}
      hint={deedWords.hint}
      does={deedWords.button}
      isBusy={deed.isPending}
      refused={deed.error}
      submit={deed.mutate}
      close={close}
    />
  );
}
