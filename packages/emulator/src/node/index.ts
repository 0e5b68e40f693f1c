export { type EmulatorServer, type ServerOptions, startEmulator } from './server.js'
