import { z } from '@hono/zod-openapi';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { integer } from '../../fields.ts';
import { problem } from '../../problem.ts';
import { reply } from '../../reply.ts';
import { FULL_WIDTH, TILE_FORM, tileOf, type TilePlace } from '../../tile-path.ts';

const MOST = Number.MAX_SAFE_INTEGER;
const hash = z.string().openapi({ format: 'byte', description: 'SHA-256, base64.' });
const Inclusion = z
  .object({ index: z.number().int(), size: z.number().int(), leaf: hash, proof: z.array(hash) })
  .openapi('InclusionProof');
const Consistency = z
  .object({ from: z.number().int(), to: z.number().int(), proof: z.array(hash) })
  .openapi('ConsistencyProof');
const BYTES = 'application/octet-stream';

const Commitments = z
  .strictObject({
    commitments: z
      .array(z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/))
      .min(1)
      .max(1000),
  })
  .openapi('Commitments');
const Opening = z
  .object({ commitment: z.string(), field: z.string(), salt: z.string(), value: z.string() })
  .openapi('Opening');

export function ledgerRoutes(api: Api, actions: Actions): void {
  const tag = 'ledger';
  const { ledger } = actions;

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/ledger/openings',
      name: 'openCommitments',
      rate: 'costly',
      tag,
      summary:
        'What stands behind commitments: who acted, what was written. Each disclosure is logged',
      body: Commitments,
      answers: {
        200: {
          description: 'Those that were not erased.',
          schema: z.object({ items: z.array(Opening) }),
        },
      },
      refusals: [],
    },
    async ({ context, body: { commitments } }) => {
      const opened = await actions.openCommitments(context, commitments);
      const items = opened.map(({ commitment, field, salt, value }) => ({
        commitment,
        field,
        salt,
        value,
      }));
      return Response.json({ items });
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/ledger/checkpoint',
      name: 'readCheckpoint',
      tag,
      summary: 'The latest signed checkpoint (C2SP tlog-checkpoint): keep a copy elsewhere',
      answers: { 200: { description: 'A signed note.', type: 'text/plain' } },
      refusals: ['no-checkpoint'],
    },
    async () => {
      const note = await ledger.checkpoint();
      return note === null ? problem('no-checkpoint') : text(note);
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/ledger/key',
      name: 'readLedgerKey',
      tag,
      summary:
        'The key that verifies checkpoints (C2SP signed-note); compare it with one from elsewhere',
      answers: { 200: { description: '`name+hash+base64`.', type: 'text/plain' } },
      refusals: [],
    },
    async () => text(`${await ledger.key()}\n`),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/ledger/proofs/inclusion',
      name: 'proveInclusion',
      tag,
      summary: 'That an entry is in the tree of a size',
      query: z.strictObject({ index: integer(0, MOST), size: integer(1, MOST).optional() }),
      answers: { 200: { description: 'RFC 6962, 2.1.1.', schema: Inclusion } },
      refusals: ['proof-out-of-range'],
    },
    async ({ query: { index, size = null } }) =>
      reply(await ledger.inclusion({ index, size }), (p) => ({
        index: p.index,
        size: p.size,
        leaf: p.leaf,
        proof: p.proof,
      })),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/ledger/proofs/consistency',
      name: 'proveConsistency',
      tag,
      summary: 'That a later tree begins with all of an earlier one',
      query: z.strictObject({ from: integer(1, MOST), to: integer(1, MOST).optional() }),
      answers: { 200: { description: 'RFC 6962, 2.1.2.', schema: Consistency } },
      refusals: ['proof-out-of-range'],
    },
    async ({ query: { from, to = null } }) =>
      reply(await ledger.consistency({ from, to }), (p) => ({
        from: p.from,
        to: p.to,
        proof: p.proof,
      })),
  );

  const tile = z
    .string()
    .max(30)
    .regex(new RegExp(TILE_FORM))
    .openapi({ example: '000.p/8', description: 'May itself have slashes: `x001/234.p/7`.' });
  const answers = { 200: { description: 'Its bytes.', type: BYTES } };

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/ledger/tile/entries/{tile}',
      rest: 'tile',
      name: 'readEntries',
      tag,
      summary: 'A tile of entries (C2SP tlog-tiles)',
      params: z.object({ tile }),
      answers,
      refusals: ['unknown-tile'],
    },
    ({ params }) => tileAnswer(params.tile, (asked) => ledger.entries(asked)),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/ledger/tile/{level}/{tile}',
      rest: 'tile',
      name: 'readTile',
      tag,
      summary: 'A tile of hashes (C2SP tlog-tiles)',
      params: z.object({ level: integer(0, 63), tile }),
      answers,
      refusals: ['unknown-tile'],
    },
    ({ params: { level, tile } }) => tileAnswer(tile, (asked) => ledger.tile({ level, ...asked })),
  );
}

async function tileAnswer(
  path: string,
  read: (asked: TilePlace) => Promise<Uint8Array | null>,
): Promise<Response> {
  const asked = tileOf(path);
  const bytes = asked === null ? null : await read(asked);
  if (asked === null || bytes === null) return problem('unknown-tile');
  // A full tile never changes; a partial one may be gone when the full one has come.
  const isFull = asked.width === FULL_WIDTH;
  const cache = isFull ? 'private, max-age=31536000, immutable' : 'no-cache';
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': BYTES, 'cache-control': cache },
  });
}

const text = (body: string): Response =>
  new Response(body, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' },
  });
