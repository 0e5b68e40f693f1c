import { createServer } from 'node:http'

const server = createServer((_request, response) => response.end())
process.on('disconnect', () => process.exit())
process.on('message', () => process.send(process.memoryUsage.rss()))
server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}`))
