/** The frame around every view. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { offline, signedOut } from './core/http.ts';
import { actionOf, mayType } from './core/keys.ts';
import { path } from './core/route.ts';
import { session, signOut } from './core/session.ts';
import { said } from './core/status.ts';
import { language, languages, switchLanguage, t } from './core/texts.ts';
import { DeskView } from './views/desk.tsx';
import { GalleyView } from './views/galley.tsx';
import { KeySheet } from './views/key-sheet.tsx';
import { SeparationDetail, SeparationList } from './views/separation.tsx';
import { SignIn } from './views/sign-in.tsx';
import { StringsView } from './views/strings.tsx';

export function App() {
  const sheet = useSignal(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (mayType(event)) return;
      const action = actionOf(event);
      if (action === 'help') sheet.value = true;
      else if (action === 'search') document.querySelector<HTMLElement>('[type=search]')?.focus();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  if (!session.value?.user) return <SignIn />;
  return (
    <>
      <a class="skip" href="#main">
        {t('nav.skip')}
      </a>
      <Header openSheet={() => (sheet.value = true)} />
      {signedOut.value && <p class="banner">{t('signIn.ended')}</p>}
      {offline.value && !signedOut.value && <p class="banner">{t('offline')}</p>}
      <main id="main" tabIndex={-1}>
        {/* Findings and evidence come in words: another language is asked for anew. */}
        <View key={language.value} />
      </main>
      <Said />
      {sheet.value && <KeySheet close={() => (sheet.value = false)} />}
    </>
  );
}

function View() {
  const [, view, id] = path.value.split('/');
  if (view === 'galley' && id) return <GalleyView key={id} id={decodeURIComponent(id)} />;
  if (view === 'strings') return <StringsView />;
  if (view === 'separation')
    return id ? <SeparationDetail key={id} id={decodeURIComponent(id)} /> : <SeparationList />;
  return <DeskView />;
}

const PLACES = [
  ['/', 'nav.desk'],
  ['/strings', 'nav.strings'],
  ['/separation', 'nav.separation'],
] as const;

function Header({ openSheet }: { openSheet: () => void }) {
  const here = `/${path.value.split('/')[1] ?? ''}`;
  return (
    <header class="top">
      <a href="/" class="brand" translate={false}>
        galerada <span>{session.value?.project?.name}</span>
      </a>
      <nav aria-label={t('nav.label')}>
        {PLACES.map(([to, key]) => (
          <a
            key={to}
            href={to}
            aria-current={here === to || (to === '/' && here === '/galley') ? 'page' : undefined}
          >
            {t(key)}
          </a>
        ))}
      </nav>
      <span class="who">
        {languages.value
          .filter((one) => one !== language.value)
          .map((one) => (
            <button key={one} type="button" class="quiet" lang={one} onClick={() => switchLanguage(one)}>
              {one === 'es' ? 'Español' : 'English'}
            </button>
          ))}
        <button type="button" class="quiet" onClick={openSheet}>
          {t('nav.keys')} <kbd>?</kbd>
        </button>
        <span>{session.value?.user?.name}</span>
        {session.value?.signIn === 'password' && (
          <button type="button" class="quiet" onClick={() => void signOut()}>
            {t('signIn.out')}
          </button>
        )}
      </span>
    </header>
  );
}

function Said() {
  const { text, isTrouble } = said.value;
  return (
    <div role="status" class={text ? `said${isTrouble ? ' trouble' : ''}` : 'said empty'}>
      {text}
    </div>
  );
}
