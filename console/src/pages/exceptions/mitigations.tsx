import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CheckMark } from '../../parts/mark.tsx';
import { useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { today } from '../../parts/day-field.tsx';
import { policyInForce } from '../../api/policy.ts';
import type { Exception, ExceptionFile } from './queries.ts';

export const MITIGATIONS = [
  'separate-device',
  'off-internal-networks',
  'no-official-accounts',
] as const;

/** What makes it less risky: promised or not, demanded or not. That it is kept no MDM tells. */
export function Mitigations({
  one,
  file,
}: {
  readonly one: Exception;
  readonly file: ExceptionFile | null;
}): ReactNode {
  const { mitigations: words } = useWords(exceptionsWords);
  const where = one.organisation ?? file?.organisation;
  const { data } = useQuery({
    ...policyInForce(today(), where ?? undefined),
    enabled: where !== undefined,
  });
  const promised = one.mitigations ?? file?.mitigations ?? [];
  return (
    <section aria-labelledby="mitigations">
      <h2 id="mitigations">{words.title}</h2>
      <table className="fold-rows">
        <caption className="unseen">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.mitigation}</th>
            <th scope="col">{words.demanded}</th>
            <th scope="col">{words.promised}</th>
          </tr>
        </thead>
        <tbody>
          {MITIGATIONS.map((mitigation) => {
            const isPromised = promised.includes(mitigation);
            return (
              <tr key={mitigation}>
                <th scope="row">{words.names[mitigation]}</th>
                <td data-label={words.demanded}>
                  {data?.policy.exceptions.mitigations.includes(mitigation) ? words.yes : words.no}
                </td>
                <td data-label={words.promised}>
                  <CheckMark holds={isPromised ? true : null}>
                    {isPromised ? words.isPromised : words.notPromised}
                  </CheckMark>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="small quiet after">{words.notChecked}</p>
    </section>
  );
}
