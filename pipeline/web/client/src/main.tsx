import { render } from 'preact';
import { App } from './app.tsx';
import { listenToServer } from './core/events.ts';
import { startRouting } from './core/route.ts';
import { loadSession, session } from './core/session.ts';
import { loadTexts } from './core/texts.ts';

async function start(): Promise<void> {
  await Promise.all([loadTexts(), loadSession()]);
  startRouting();
  if (session.value?.user) listenToServer();
  render(<App />, document.getElementById('app')!);
}

void start();
