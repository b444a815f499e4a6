import { useFormats, useWords } from '../../words/context.tsx';
import { blockingWords } from '../../words/blocking/index.ts';
import { totalOf, type Stand } from './stand.ts';

/** Where a connection stands, in a sentence. */
export function useStandWords(): (stand: Stand) => string {
  const { stands } = useWords(blockingWords);
  const { number, day } = useFormats();
  return (stand) => {
    switch (stand.kind) {
      case 'nothing-planned':
        return stands.nothing;
      case 'planned':
        return (stand.isHeld ? stands.held : stands.planned)(number(stand.plan.touches));
      case 'running':
        return stands.running(number(stand.plan.touches));
      case 'failed':
        return stands.failed;
      case 'applied': {
        if (stand.check === null) return stands.unproven(number(stand.plan.touches));
        const answered = totalOf(stand.check, 'proven') + totalOf(stand.check, 'reported');
        return stands[stand.check.outcome === 'held' ? 'pending' : stand.check.outcome](
          number(answered),
          number(totalOf(stand.check, 'wanted')),
        );
      }
      case 'holds':
        return (stand.plan.kind === 'canary' ? stands.canaryHolds : stands.holds)(
          number(stand.check ? totalOf(stand.check, 'wanted') : stand.plan.touches),
          day(stand.plan.heldSince ?? stand.check?.at ?? stand.plan.made),
        );
      default:
        return stand satisfies never;
    }
  };
}
