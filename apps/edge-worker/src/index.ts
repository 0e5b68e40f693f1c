export { createApp, type Routes } from './app.js'
export { createApiKey, type NewApiKey } from './auth/create-key.js'
export { type Config, ConfigError, readConfig, type Scope, settingNames } from './config.js'
export type { LimitedBy, LogEvent, Ports } from './ports.js'
