import { writeFile } from 'node:fs/promises'
import { generateSpecs } from 'hono-openapi'
import packageJson from '../package.json'
import { createRoutes } from './app.js'
import { readConfig } from './config.js'
import type { Ports } from './ports.js'

/** Enough to make the routes; none is ever asked for anything. */
const ports = {
  config: readConfig({
    HUB_CONNECTION_STRING: 'Endpoint=http://localhost/;SharedAccessKeyName=n;SharedAccessKey=k',
    HUB_NAME: 'hub',
    ID_SECRET: 'of the document alone',
  }),
  hub: {},
} as Ports

const document = await generateSpecs(createRoutes(ports), {
  documentation: {
    openapi: '3.1.0',
    info: {
      title: 'Hubcast gateway',
      version: packageJson.version,
      description:
        'Sends push notifications through Azure Notification Hubs, keeps what became of each part of a send, and ' +
        'lets devices register themselves.',
    },
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'hck_<id>_<secret>' },
        deviceJwt: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  },
  exclude: ['/docs', '/openapi.json'],
  // Refusals are problem details, whatever they are about.
  defaultValidationErrorResponse: false,
})
await writeFile(process.argv[2] ?? 'openapi.json', JSON.stringify(document))
