// Reads an event stream with a published client: stream.mjs CLIENT URL, with the token as the only
// line of standard input. One event a line on standard output, {event, id, data}. The first line is
// "ready".
import { createInterface } from 'node:readline';

const tell = ({ event, id, data }) => console.log(JSON.stringify({ event: event ?? '', id, data }));

// What fetch-event-source needs of a browser.
globalThis.window = globalThis;

const clients = {
  'fetch-event-source': async (url, headers) => {
    const { fetchEventSource } = await import('@microsoft/fetch-event-source');
    await fetchEventSource(url, {
      headers,
      openWhenHidden: true,
      onopen: async () => {},
      onmessage: tell,
      onerror: failure => {
        throw failure;
      },
    });
  },
  'eventsource-parser': async (url, headers) => {
    const { createParser } = await import('eventsource-parser');
    const parser = createParser({ onEvent: tell });
    const answer = await fetch(url, { headers });
    for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
      parser.feed(part);
    }
  },
};

const [client, url] = process.argv.slice(2);
console.log('ready');
createInterface({ input: process.stdin }).once('line', token =>
  clients[client](url, { Authorization: `Bearer ${token}` }),
);
