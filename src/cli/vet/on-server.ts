import { basename } from 'node:path';
import { randomUUID } from 'node:crypto';
import { VETTING_EXIT_CODES, answerOfAll } from '../../core/vetting/answer.ts';
import type { Told, Vetted, VettingAnswer } from '../../core/vetting/report.ts';
import { progressOn } from '../progress.ts';
import { readRules, type RuleValues } from '../rules.ts';
import type { Client } from '../server/door.ts';
import { styleOf } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { openJudge } from './judge.ts';
import { lineOf } from './lines.ts';
import { vetText } from './text.ts';

type Values = RuleValues & {
  readonly server: string | null;
  readonly keep: string | null;
  readonly json: boolean;
  readonly 'no-progress': boolean;
};
type ShownVetting = { readonly id: string; readonly state: string };
type ShownRead = {
  readonly vetting: ShownVetting;
  readonly report?: Omit<Vetted, 'told'> & { readonly app: Told | null };
};

/** Hands app files to a server, which reads and keeps the reports, and prints what it says of each, in their order. */
export async function vetOnServer(
  values: Values,
  words: readonly string[],
  world: World,
): Promise<number> {
  const client = await world.server.connect(values.server);
  const batch = randomUUID();
  const handed: { readonly file: string; readonly id: string }[] = [];
  // All are sent first: the server reads meanwhile.
  for await (const file of world.vetting.listed(words))
    handed.push({ file, id: await handIn(client, file, batch, values, world) });
  const { speaker } = openJudge(await readRules({ ...values, policy: null }, world));
  const style = styleOf(world.out.terminal);
  const answers: VettingAnswer[] = [];
  for (const { file, id } of handed) {
    const read = await ended(client, id, values.policy);
    if (read.report === undefined)
      throw new UserError(`${file} was cancelled before it was read`, 'Hand it in again.');
    const { app: told, ...rest } = read.report;
    const vetted: Vetted = { ...rest, told };
    answers.push(vetted.answer);
    const record = { grendel: 'vet/1', kind: 'examined', file, vetting: id, ...read.report };
    const isAlone = handed.length === 1;
    if (values.json) world.out.write(`${JSON.stringify(record, null, isAlone ? 2 : 0)}\n`);
    else if (isAlone) world.out.write(vetText(file, vetted, speaker, style));
    else world.out.write(lineOf({ kind: 'examined', file, vetted }, speaker, style));
  }
  if (!values.json && handed.length > 0)
    world.out.write(
      handed.length === 1
        ? `\nOn the server it is ${handed[0]?.id ?? ''}\n`
        : `\nOn the server they are batch ${batch}\n`,
    );
  return VETTING_EXIT_CODES[answerOfAll(answers)];
}

async function handIn(
  client: Client,
  file: string,
  batch: string,
  { keep, json, 'no-progress': quiet }: Values,
  world: World,
): Promise<string> {
  const { id } = await client.post<ShownVetting>('/vettings', {
    // The server takes no control characters in a name.
    name:
      basename(file)
        .replaceAll(/\p{Cc}/gu, '\u{FFFD}')
        .trim()
        .slice(-255) || 'app',
    batch,
    keep: keep === null ? null : { why: keep },
  });
  const line = progressOn(world.err, world.clock, !quiet && !json);
  try {
    await client.sendFile(`/vettings/${id}/content`, file, (bytes, of) =>
      line.watch({ file, bytes, of }),
    );
  } finally {
    line.end();
  }
  return id;
}

/** Follows its events to their end, which a server that stops may cut; then they are followed anew. */
async function ended(client: Client, id: string, policy: string | null): Promise<ShownRead> {
  const query = policy === null ? '' : `?policy=${encodeURIComponent(policy)}`;
  for (;;) {
    await client.bytes(`/vettings/${id}/events`);
    const read = await client.get<ShownRead>(`/vettings/${id}${query}`);
    if (read.report !== undefined || read.vetting.state === 'cancelled') return read;
  }
}
