import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { vettingWords } from '../../words/vetting/index.ts';

/** Takes the report away, and the file where it was kept. What the ledger says of it stays. */
export function Discard({ vetting }: { readonly vetting: string }): ReactNode {
  const { aside: words } = useWords(vettingWords);
  const { cancel } = useWords(common);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const remove = useMutation({
    mutationFn: () => got(api.DELETE('/api/vettings/{vetting}', { params: { path: { vetting } } })),
    async onSuccess() {
      await navigate({ to: '/vetting' });
      await queries.invalidateQueries({ queryKey: ['vettings'] });
    },
  });
  return (
    <>
      <p className="after">
        <Button small onPress={() => setOpen(true)}>
          {words.discard}
        </Button>
      </p>
      <Dialog title={words.discardTitle} isOpen={isOpen} onClose={() => setOpen(false)} isSerious>
        <p>{words.discardSays}</p>
        {remove.error && <ProblemView error={remove.error} />}
        <p className="actions">
          <Button does isPending={remove.isPending} onPress={() => remove.mutate()}>
            {words.discard}
          </Button>
          <Button onPress={() => setOpen(false)}>{cancel}</Button>
        </p>
      </Dialog>
    </>
  );
}
