// Pages with the class that Backstage's frontend listens with, exactly as it is published. One
// command a line on standard input, {page, base, token} to open a page, {page, subscribe} and
// {page, unsubscribe} with a channel; one event a line on standard output, {page, channel, message},
// {page, opened} or {page, closed} with the code. Around the class stands only what a browser and an
// app provide. The first line of all is "ready".
import { createInterface } from 'node:readline';

const { SignalClient } = await import(
  './node_modules/@backstage/plugin-signals/dist/api/SignalClient.esm.js'
);
// Node has one of its own from version 22 on.
const Socket = globalThis.WebSocket ?? (await import('undici')).WebSocket;

const tell = event => console.log(JSON.stringify(event));

// A browser has one page; here the token says whose socket it is.
const pageOfToken = new Map();
globalThis.WebSocket = class extends Socket {
  constructor(url, protocols) {
    super(url, protocols);
    const page = pageOfToken.get(protocols);
    this.addEventListener('open', () => tell({ page, opened: true }));
    this.addEventListener('close', event => tell({ page, closed: event.code }));
  }
};

const pages = new Map();

const open = ({ page, base, token }) => {
  pageOfToken.set(token, page);
  pages.set(page, {
    subscriptions: new Map(),
    client: SignalClient.create({
      identity: { getCredentials: async () => ({ token }) },
      discoveryApi: { getBaseUrl: async plugin => (plugin === 'signals' ? base : undefined) },
    }),
  });
};

const subscribe = (page, channel) => {
  const { client, subscriptions } = pages.get(page);
  const hear = message => tell({ page, channel, message });
  subscriptions.set(channel, client.subscribe(channel, hear));
};

console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  if (command.base) open(command);
  if (command.subscribe) subscribe(command.page, command.subscribe);
  if (command.unsubscribe) {
    pages.get(command.page).subscriptions.get(command.unsubscribe).unsubscribe();
  }
}
process.exit(0);
