import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { common } from './words/common/index.ts';
import { preferred } from './words/preferred.ts';
import { beginColours } from './app/colours.ts';
import './theme/index.css';

beginColours();
const place = document.getElementById('app');
if (place === null) throw new Error('index.html has no place for the console');
// The frame's words first, so that it comes up whole.
await common.load(preferred());
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
