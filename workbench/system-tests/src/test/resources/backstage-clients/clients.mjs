// Calls the classes that Backstage's frontend and back ends use, exactly as they are published.
// One call a line on standard input, {client, token, method, args}; one answer a line on standard
// output, {value} or {error}. Around the classes stands only what an app provides: the base URL of
// the plugin, and whose token a request carries. The first line of all is "ready".
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
const { NotificationsClient } = await import(
  './node_modules/@backstage/plugin-notifications/dist/api/NotificationsClient.esm.js'
);
const { DefaultNotificationService } = require(
  '@backstage/plugin-notifications-node/dist/service/DefaultNotificationService.cjs.js'
);

const LONGEST_ANSWER_MS = 20_000;
const [, , baseUrl] = process.argv;
const discovery = { getBaseUrl: async plugin => (plugin === 'notifications' ? baseUrl : undefined) };

const clients = {
  frontend: token =>
    new NotificationsClient({
      discoveryApi: discovery,
      fetchApi: {
        fetch: (url, init) =>
          fetch(url, { ...init, headers: { ...init?.headers, Authorization: `Bearer ${token}` } }),
      },
    }),
  backend: token =>
    DefaultNotificationService.create({
      discovery,
      auth: {
        getOwnServiceCredentials: async () => ({ principal: { type: 'service' } }),
        getPluginRequestToken: async ({ targetPluginId }) => ({
          token: targetPluginId === 'notifications' ? token : 'not for this plugin',
        }),
      },
    }),
};

// The page passes a Date; JSON has none.
const revive = (key, value) => (key === 'createdAfter' ? new Date(value) : value);

const described = ({ name, message, statusCode, cause }) => ({
  name,
  message,
  statusCode,
  cause: cause && { name: cause.name, message: cause.message },
});

const answer = async ({ client, token, method, args }) => {
  try {
    return { value: (await clients[client](token)[method](...args)) ?? null };
  } catch (e) {
    return { error: described(e) };
  }
};

console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const slow = setTimeout(() => process.exit(1), LONGEST_ANSWER_MS);
  console.log(JSON.stringify(await answer(JSON.parse(line, revive))));
  clearTimeout(slow);
}
