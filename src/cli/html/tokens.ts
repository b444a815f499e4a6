/** The colours of the console (light, dark), and shapes that go with them: never colour alone. */
const COLOURS = {
  ink: ['#14211f', '#e8efed'],
  paper: ['#ffffff', '#111918'],
  wash: ['#f4f6f5', '#182221'],
  grey: ['#566461', '#a3b1ae'],
  line: ['#d5dcda', '#2f3c3a'],
  accent: ['#0a5560', '#74c7cf'],
  prohibited: ['#ae2219', '#ff9086'],
  undetermined: ['#875400', '#f0b849'],
  permitted: ['#1b6a3b', '#7ed29b'],
  'prohibited-wash': ['#fcefed', '#331b19'],
  'undetermined-wash': ['#fbf3e4', '#2e2414'],
  'permitted-wash': ['#eef6f0', '#16291d'],
} as const;

const variables = (index: 0 | 1): string =>
  Object.entries(COLOURS)
    .map(([word, pair]) => `--${word}:${pair[index]}`)
    .join(';');

/** By a media query and not by `light-dark()`: pages are read on machines that we do not choose. */
export const TOKENS = `:root{color-scheme:light;${variables(0)}}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;${variables(1)}}}`;
