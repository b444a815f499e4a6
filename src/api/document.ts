import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from './access-log.ts';
import { Misfit, Problem } from './problem.ts';
import { PROBLEM_CODES, PROBLEMS } from './problems.ts';

export type Document = ReturnType<OpenAPIHono<ApiEnv>['getOpenAPI31Document']>;

const TAGS = [
  ['start', 'How a newcomer begins, and the invented government to look around in.'],
  ['people', 'Who may do what where, and the keys of programs.'],
  ['sign-in', 'How people come in, and out again.'],
  ['organisations', 'The tree that rights and policies follow, and which policy holds for whom.'],
  ['fleets', 'What one MDM manages.'],
  ['inventories', 'Exports of a fleet: announced, handed in, published.'],
  ['findings', 'Prohibited apps on devices.'],
  ['notices', 'What holders were told, when, and what they answered.'],
  ['holder', 'For whoever has the link of a notice.'],
  ['connections', 'The MDMs that fleets are read from.'],
  ['plans', 'What is put into an MDM, and whether it holds.'],
  [
    'exceptions',
    'Leave to have an app for a main task, until a day: asked for, advised on, decided by another.',
  ],
  ['exemptions', 'What exceptions come to: devices that may have an app, until a day.'],
  ['approvals', 'Apps that a group may have on its allow list.'],
  ['changes', 'Rules as they are proposed, commented on and adopted, and what held on a day.'],
  ['reports', 'Numbers that one can hand on.'],
  ['coverage', 'What could be seen, and what could not.'],
  ['verdicts', 'What the catalogue says of an app, and why.'],
  ['vetting', 'App files: handed in, read behind walls, judged; what follows is proposed.'],
  ['ledger', 'The transparency log: what was decided, checkable without us.'],
  ['retention', 'How long what is of people is kept.'],
  ['service', 'For whoever runs the server.'],
] as const;

/** OpenAPI 3.1, made of the schemas that check the input. `root`: what stands before our own paths. */
export function documentOf(app: OpenAPIHono<ApiEnv>, version: string, root: string): Document {
  app.openAPIRegistry.register('Misfit', Misfit);
  app.openAPIRegistry.register('Problem', Problem);
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'The token that the server printed at its start.',
  });
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Grendel',
      version,
      description: "Finds prohibited apps on officials' phones, and says why.",
      license: { name: 'EUPL-1.2' },
    },
    ...(root === '' ? {} : { servers: [{ url: root }] }),
    tags: TAGS.map(([name, description]) => ({ name, description })),
    'x-problems': Object.fromEntries(
      PROBLEM_CODES.map((code) => [code, { ...PROBLEMS[code], page: `${root}/problems/${code}` }]),
    ),
  });
}
