/** E-mail by the unit's own mail server, which may stand in its own network: only the administrator names it. */
import { OUTBOUND_TIMEOUT } from '../outbound-request.js';
import { temporaryFailure, permanentFailure, type NoticeChannelDriver } from './notice-channel.js';

export const email: NoticeChannelDriver = {
  name: 'email',
  fields: [
    { name: 'host' },
    { name: 'port', standard: '465' },
    { name: 'security', choices: ['tls', 'starttls', 'none'], standard: 'tls' },
    { name: 'from' },
    { name: 'user', optional: true },
    { name: 'password', secret: true, optional: true },
  ],
  reaches: (to) => to.email !== undefined,
  async send(message, to, { host = '', port = '', security = '', from = '', user = '', password = '' }) {
    // Not with the hub: it starts sooner, and most units send no mail.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      host,
      port: Number(port),
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      ...(user && { auth: { user, pass: password } }),
      connectionTimeout: OUTBOUND_TIMEOUT,
      greetingTimeout: OUTBOUND_TIMEOUT,
      socketTimeout: OUTBOUND_TIMEOUT,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: to.email! },
        subject: `${message.text.title} ${message.text.body}`,
        text: message.line,
        messageId: `<${message.id}@yihu>`,
      });
      return { delivered: true };
    } catch (error) {
      const { responseCode } = error as { responseCode?: number };
      const refused = responseCode !== undefined && responseCode >= 500;
      return refused
        ? permanentFailure(`smtp ${responseCode}`)
        : temporaryFailure(responseCode ? `smtp ${responseCode}` : 'unreachable');
    } finally {
      transport.close();
    }
  },
};
