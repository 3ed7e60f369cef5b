import { reactive } from 'vue';
import { Refused, sayRefusal } from '../../hub/refused';
import { signIn } from '../../hub/session';

export const useSignIn = (onward: () => void) => {
  const form = reactive({
    username: '',
    password: '',
    code: '',
    /** The account has an authenticator; asked only then. */
    needsCode: false,
    /** The account that is signing in right now. */
    busy: '',
    wrong: '',
    fields: {} as Readonly<Record<string, string>>,
  });

  const submit = async (): Promise<void> => {
    form.busy = form.username;
    form.wrong = '';
    form.fields = {};
    try {
      await signIn(form.username.trim(), form.password, form.code.trim() || undefined);
      onward();
    } catch (error) {
      const fields = error instanceof Refused ? error.fields : {};
      form.fields = fields;
      // The first demand for a code is not a mistake of the person.
      const asksForCode = 'code' in fields && !form.needsCode;
      if ('code' in fields) form.needsCode = true;
      if (asksForCode) form.fields = {};
      else form.wrong = sayRefusal(error);
    } finally {
      form.busy = '';
    }
  };

  const enterAs = (username: string): void => {
    form.username = username;
    form.password = 'yihu-demo';
    void submit();
  };
  return { form, submit, enterAs };
};
export type Signing = ReturnType<typeof useSignIn>;
