import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'

// What no hub can do without, on every request: the signature over the token's own text, then an answer.
const { key } = JSON.parse(process.argv[2])
const fields = /\bsr=(?<sr>[^&]*)&sig=(?<sig>[^&]*)&se=(?<se>\d+)/
const server = createServer((request, response) => {
  const { sr, sig, se } = fields.exec(request.headers.authorization)?.groups ?? {}
  const signature = createHmac('sha256', key).update(`${sr}\n${se}`).digest('base64')
  const status = encodeURIComponent(signature) === sig ? 201 : 401
  request.resume().on('end', () => {
    const location = `http://${request.headers.host}/my-hub/messages/1?api-version=2020-06`
    response.writeHead(status, { Location: location }).end()
  })
})
process.on('disconnect', () => process.exit())
server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}`))
