import { useEffect, useState, type ReactNode } from 'react';
import { cancelHandingIn, forgetHandedIn, useHandedIn, type HandedIn } from '../../api/hand-in.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Progress } from '../../parts/progress.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { Outcome } from './outcome.tsx';
import { startWords } from '../../words/start/index.ts';

/** What is on its way, and what became of what has arrived. */
export function HandedInList(): ReactNode {
  const { uploads } = useWords(startWords);
  const all = useHandedIn();
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="handed-in">
      <h2 id="handed-in">{uploads.title}</h2>
      <ul className="list">
        {all.map((one) => (
          <li key={one.id}>
            <b>
              <bdi>{one.name}</bdi>
            </b>
            {one.stage.kind === 'sending' ? <Sending one={one} /> : <Became one={one} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sending({ one }: { readonly one: HandedIn }): ReactNode {
  const { uploads } = useWords(startWords);
  const { bytes } = useFormats();
  const seconds = useSeconds(one.began);
  const isThere = one.sent >= one.bytes && one.bytes > 0;
  return (
    <>
      <Progress
        label={uploads.sending(one.name)}
        done={one.sent}
        of={isThere ? null : one.bytes}
        seconds={seconds}
        write={bytes}
        says={(done, of, rate, left) =>
          of === null
            ? uploads.ending
            : rate === null || left === null
              ? uploads.begun(done, of)
              : uploads.far(done, of, rate, left)
        }
      />
      <p className="small quiet">{uploads.leave}</p>
      <Button small onPress={() => cancelHandingIn(one.id)}>
        {uploads.cancel}
      </Button>
    </>
  );
}

function useSeconds(since: number): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, (now - since) / 1000);
}

function Became({ one }: { readonly one: HandedIn }): ReactNode {
  const { id, stage } = one;
  const { uploads } = useWords(startWords);
  return (
    <>
      {stage.kind === 'cancelled' && <p>{uploads.cancelled}</p>}
      {stage.kind === 'failed' && <ProblemView error={stage.error} />}
      {stage.kind === 'done' && <Outcome one={one} inventory={stage.inventory} />}
      <Button small onPress={() => forgetHandedIn(id)}>
        {uploads.forget}
      </Button>
    </>
  );
}
