import { z } from '@hono/zod-openapi';
import { LANGUAGES, type Language } from '../../core/notices/rules.ts';

/** In which language sentences are; English unless said. */
export const languageAsked = {
  language: z
    .enum(LANGUAGES)
    .optional()
    .openapi({ description: 'Of its sentences; English unless said.' }),
};
export const Said = z.strictObject(languageAsked);
export const languageOf = ({
  language = 'en',
}: {
  readonly language?: Language | undefined;
}): Language => language;
