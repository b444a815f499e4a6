import { count, many } from '../text/amounts.ts';
import { paragraph, type Style, type Tone } from '../text/style.ts';
import type { Sentence, ShownCheck, ShownPlan } from './mdm-shown.ts';

const TONES: Readonly<Record<string, Tone>> = {
  'loses-data': 'prohibited',
  held: 'undetermined',
  what: 'quiet',
};

/** A plan to be read before it is applied; what loses data comes first. Then what to do next. */
export function planText(style: Style, plan: ShownPlan, fleet: string): string {
  const lines = [
    ...paragraph(style, `Plan ${plan.id} for ${fleet}, ${plan.state}`, '', 'strong'),
    ...sentences(style, plan.sentences),
    ...(plan.progress === null || plan.begun === null
      ? []
      : paragraph(style, `${progressText(plan.progress)}.`, '  ')),
    ...nextLines(plan).flatMap((line) => paragraph(style, line)),
  ];
  return `${lines.join('\n')}\n`;
}

function sentences(style: Style, all: readonly Sentence[]): readonly string[] {
  return all.flatMap(({ about, text }) => paragraph(style, text, '  ', TONES[about] ?? 'none'));
}

/** How many steps are where. */
export function progressText(progress: Readonly<Record<string, number>>): string {
  const steps = (state: string): number => progress[state] ?? 0;
  const open = steps('waiting') + steps('begun');
  const sent = steps('sent');
  return [
    `${many(steps('done'), 'step')} done`,
    ...(sent > 0 ? [`${count(sent)} sent, whose devices have not answered yet`] : []),
    ...(open > 0 ? [`${count(open)} to come`] : []),
    ...(steps('failed') > 0 ? [`${count(steps('failed'))} failed`] : []),
  ].join(', ');
}

function nextLines({
  id,
  kind,
  state,
  holds,
  touches,
  steps,
  heldSince,
}: ShownPlan): readonly string[] {
  if (state === 'running' || state === 'done' || state === 'failed' || state === 'stopped')
    return [
      ...(heldSince === null
        ? [`Whether it holds: grendel verify ${id}`]
        : kind === 'canary'
          ? ['It holds. Next: grendel plan --all']
          : ['It holds.']),
      ...(kind === 'revert' ? [] : [`To take it back: grendel plan --revert ${id}`]),
    ];
  if (state !== 'made' || Object.values(steps).every((n) => n === 0)) return [];
  if (holds.length === 0) return [`Next: grendel apply ${id}`];
  return holds.every(({ code }) => code === 'over-limit')
    ? [`Next: grendel apply ${id} --limit ${touches} --why TEXT`]
    : ['Mend what holds it, and plan again.'];
}

export function checkText(style: Style, check: ShownCheck): string {
  const tone: Tone = check.outcome === 'held' ? 'permitted' : 'undetermined';
  const lines = check.sentences.flatMap(({ about, text }) =>
    about === 'outcome' ? paragraph(style, text, '', tone) : paragraph(style, text, '  '),
  );
  const next =
    check.outcome === 'differs' ? ['Next: grendel plan --all, to see what would mend it'] : [];
  return `${[...lines, ...next].join('\n')}\n`;
}

/** 0: it holds. 1: it differs. 3: it is pending, or could not be read. */
export const checkExit = ({ outcome }: ShownCheck): number =>
  outcome === 'held' ? 0 : outcome === 'differs' ? 1 : 3;
