export { find } from './find';
export { apps } from './json';
export { rows } from './csv';
