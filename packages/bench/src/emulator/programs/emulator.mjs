import { startEmulator } from '@hubcast/emulator/node'

process.on('disconnect', () => process.exit())
process.on('message', () => process.send(process.memoryUsage.rss()))
const { url } = await startEmulator({ port: 0, ...JSON.parse(process.argv[2]) })
process.send(url)
