import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, got } from '../../api/client.ts';
import type { Schemas } from '../../api/generated.ts';
import { useLanguage } from '../../words/context.tsx';
import type { Plan } from './queries.ts';

/** What one can do with a connection's plans. After each, what was read of it is read anew. */
export function useDeeds(connection: string) {
  const { language } = useLanguage();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const again = async (): Promise<void> => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['connections', connection] }),
      queries.invalidateQueries({ queryKey: ['plans'] }),
      queries.invalidateQueries({ queryKey: ['waiting'] }),
      queries.invalidateQueries({ queryKey: ['drift'] }),
    ]);
  };
  const show = async (plan: Plan): Promise<void> => {
    queries.setQueryData(['plans', plan.id, language], plan);
    await again();
    await navigate({ to: '/blocking/plans/$plan', params: { plan: plan.id } });
  };
  const of = (plan: string) => ({ params: { path: { plan }, query: { language } } });
  return {
    make: useMutation({
      mutationFn: (body: Schemas['NewPlan']) =>
        got(
          api.POST('/api/connections/{connection}/plans', {
            params: { path: { connection }, query: { language } },
            body,
          }),
        ),
      onSuccess: show,
    }),
    /** Raises the limit first, where it has to be. */
    apply: useMutation({
      async mutationFn({ plan, why }: { readonly plan: Plan; readonly why: string }) {
        if (plan.touches > plan.limit)
          await got(
            api.POST('/api/plans/{plan}/limit', {
              ...of(plan.id),
              body: { limit: plan.touches, why },
            }),
          );
        return got(api.POST('/api/plans/{plan}/apply', of(plan.id)));
      },
      onSuccess: (plan) => void queries.setQueryData(['plans', plan.id, language], plan),
      onSettled: again,
    }),
    stop: useMutation({
      mutationFn: (plan: string) => got(api.POST('/api/plans/{plan}/stop', of(plan))),
      onSettled: again,
    }),
    verify: useMutation({
      mutationFn: (plan: string) => got(api.POST('/api/plans/{plan}/verify', of(plan))),
      onSettled: again,
    }),
    revert: useMutation({
      mutationFn: (plan: string) => got(api.POST('/api/plans/{plan}/revert', of(plan))),
      onSuccess: show,
    }),
    look: useMutation({
      mutationFn: () =>
        got(api.POST('/api/connections/{connection}/drift', { params: { path: { connection } } })),
      onSettled: again,
    }),
    sync: useMutation({
      mutationFn: () =>
        got(api.POST('/api/connections/{connection}/syncs', { params: { path: { connection } } })),
      onSettled: again,
    }),
  };
}
