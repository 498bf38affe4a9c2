import { useSignal } from '@preact/signals';
import { ask, Refused } from '../core/http.ts';
import { loadSession, session } from '../core/session.ts';
import { t } from '../core/texts.ts';

export function SignIn() {
  const trouble = useSignal('');
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    try {
      await ask('/session', {
        method: 'POST',
        body: { name: form.get('name'), password: form.get('password') },
      });
      await loadSession();
      location.reload();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      trouble.value = `${error.message} ${error.hint}`;
    }
  };
  return (
    <main class="sign-in">
      <h1>galerada</h1>
      {session.value?.signIn === 'password' ? (
        <form onSubmit={submit}>
          <label>
            {t('signIn.name')}
            <input name="name" autocomplete="username" required />
          </label>
          <label>
            {t('signIn.password')}
            <input name="password" type="password" autocomplete="current-password" required />
          </label>
          <button type="submit" class="primary">
            {t('signIn.submit')}
          </button>
          <p role="alert">{trouble.value}</p>
        </form>
      ) : (
        <p>{t(session.value?.signIn === 'proxy' ? 'signIn.proxy' : 'signIn.link')}</p>
      )}
    </main>
  );
}
