import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, session } from '../../api/queries.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { useWords } from '../../words/context.tsx';
import { vettingWords } from '../../words/vetting/index.ts';
import { DropFiles } from './drop-files.tsx';
import { OnTheWay } from './on-the-way.tsx';
import { vetFiles } from './uploads.ts';
import { Vettings } from './vettings.tsx';
import './vetting.css';

/** Drop a file, and see whose app it is and whose code is inside; below, what was vetted before. */
export function VettingPage(): ReactNode {
  const words = useWords(vettingWords);
  const { data: own } = useSuspenseQuery(session);
  const queries = useQueryClient();
  const navigate = useNavigate();
  if (!may(own, 'listVettings')) return <PageHead title={words.title} answer={words.notYours} />;
  const take = async (files: readonly File[], keep: string | null): Promise<void> => {
    const [only, ...rest] = await vetFiles(files, keep);
    await queries.invalidateQueries({ queryKey: ['vettings'] });
    if (only !== undefined && rest.length === 0 && files.length === 1)
      await navigate({ to: '/vetting/$vetting', params: { vetting: only } });
  };
  return (
    <>
      <PageHead title={words.title} answer={words.answer} />
      {may(own, 'announceVetting') ? (
        <DropFiles take={(files, keep) => void take(files, keep)} />
      ) : (
        <p className="quiet">{words.handInNotYours}</p>
      )}
      <OnTheWay />
      <Vettings />
    </>
  );
}
