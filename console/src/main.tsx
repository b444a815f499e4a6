import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newQueryClient } from './api/query-client.ts';
import { App } from './app/app.tsx';
import { newRouter } from './app/router.ts';
import { common } from './words/common/index.ts';
import { preferred } from './words/preferred.ts';
import { beginColours } from './app/colours.ts';
import './theme/index.css';

beginColours();
const place = document.getElementById('app');
if (place === null) throw new Error('index.html has no place for the console');
const queries = newQueryClient();
const router = newRouter(queries);
// Who asks, and what the page needs of the server, while the frame's words come, so that it comes up whole.
void router.load();
await common.load(preferred());
createRoot(place).render(
  <StrictMode>
    <App queries={queries} router={router} />
  </StrictMode>,
);
