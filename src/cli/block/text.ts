import type { CompiledBlockList } from '../../core/block-list-compile.ts';
import { BLOCK_FILES, BLOCK_PAGES, EFFECTS } from '../sentences/block-files.ts';
import { enumerated } from '../../sentences/amounts.ts';
import { count, many } from '../text/amounts.ts';
import { paragraph, type Style } from '../text/style.ts';
import type { Artefact } from '../../core/artefact.ts';
import type { Target } from '../world.ts';

export type Written = { readonly path: string; readonly file: Artefact };

/** What was written, what each file does and needs, and what no file does. */
export function blockText(
  target: Target,
  written: readonly Written[],
  compiled: CompiledBlockList,
  style: Style,
): string {
  const { products } = compiled.list;
  const lines = [
    ...paragraph(
      style,
      `Block list of policy ${compiled.list.policy}, catalogue ${compiled.list.catalogue}: ${many(products.length, 'product')}`,
    ),
    ...written.flatMap(({ path, file }) => ['', ...fileLines(path, file, style)]),
    '',
    ...leftAside(compiled, style),
    ...paragraph(style, `How to upload it, and how to see that it holds: ${BLOCK_PAGES[target]}`),
    ...paragraph(style, `Try it on a few phones first. Nothing was sent to any MDM.`),
  ];
  return `${lines.join('\n')}\n`;
}

function fileLines(path: string, file: Artefact, style: Style): readonly string[] {
  const { kind, effect, identifiers, leftOut, elsewhere, needs, notes } = file;
  const facts = [
    `${BLOCK_FILES[kind]}: ${many(identifiers, 'identifier')}`,
    EFFECTS[effect],
    ...(leftOut.length > 0
      ? [`left out, no room in ${leftOut[0]?.setting ?? 'the setting'}: ${someNames(leftOut)}`]
      : []),
    ...(elsewhere.length > 0
      ? [
          `${many(elsewhere.length, 'product')} not on this platform: this file does nothing about them`,
        ]
      : []),
    ...needs.map((need) => `needs: ${need}`),
  ];
  return [
    style.paint('strong', style.show(path)),
    ...facts.flatMap((fact) => paragraph(style, fact, '  ')),
    ...notes.flatMap((note) => paragraph(style, note, '  ', 'quiet')),
  ];
}

/** What is in no file: what phones need, what costs too much, and what has no identifier. */
function leftAside(compiled: CompiledBlockList, style: Style): readonly string[] {
  const { refused, unblockable, sideEffects } = compiled;
  const reasons = Object.entries(Object.groupBy(refused, ({ why }) => why));
  const accept = refused.some(({ code }) => code === 'side-effect')
    ? ' (--accept IDENTIFIER takes one in, where the price is a side effect)'
    : '';
  return [
    ...(reasons.length > 0
      ? paragraph(style, `Not blocked, ${many(refused.length, 'identifier')}${accept}:`)
      : []),
    ...reasons.flatMap(([why, of = []]) => [
      ...paragraph(style, why, '  '),
      ...paragraph(style, of.map((r) => r.identifier).join(', '), '    ', 'quiet'),
    ]),
    ...sideEffects.flatMap(({ identifier, why }) =>
      paragraph(style, `Blocked at a price: ${identifier} (${why})`),
    ),
    ...(unblockable.length > 0
      ? paragraph(style, `No identifier to block: ${someNames(unblockable)}`)
      : []),
    '',
  ];
}

const MOST = 6;

function someNames(apps: readonly { readonly name: string }[]): string {
  const names = apps.slice(0, MOST).map(({ name }) => name);
  const more = apps.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${count(more)} more` : enumerated(names);
}
