import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { tell } from '../../parts/toasts.tsx';
import { useWords } from '../../words/context.tsx';
import { findingsWords } from '../../words/findings/index.ts';
import { ReasonDialog } from './reason-dialog.tsx';

type Props = { readonly finding: string; readonly close: () => void };

/** A person has looked into an answer: where the app is still there, its clock goes on. */
export function Settle({ finding, close }: Props): ReactNode {
  const words = useWords(findingsWords).answers;
  const queries = useQueryClient();
  const deed = useMutation({
    mutationFn: (why: string) =>
      got(
        api.POST('/api/findings/{finding}/answers/settle', {
          params: { path: { finding } },
          body: { why },
        }),
      ),
    async onSuccess() {
      tell(words.done);
      close();
      await queries.invalidateQueries({ queryKey: ['findings'] });
      await queries.invalidateQueries({ queryKey: ['waiting'] });
    },
  });
  return (
    <ReasonDialog
      title={words.settleTitle}
      says={words.settleSays}
      label={words.why}
      does={words.do}
      isBusy={deed.isPending}
      refused={deed.error}
      submit={deed.mutate}
      close={close}
    />
  );
}
