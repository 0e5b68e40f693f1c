import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'
import { createSasToken } from '@hubcast/core'
import { startEmulator } from '@hubcast/emulator/node'
import { expect, onTestFinished, test } from 'vitest'

const run = promisify(execFile)

function isThere(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

// The README's commands need no more than Node, npm and git; the checks of a submission install curl.
if (!isThere('curl')) {
  if (process.env.CI) throw new Error('curl is not there, and in CI it has to be.')
  console.warn('!!! curl is not on this machine: it did NOT judge the emulator !!!')
  test('curl is not on this machine, and this says so', () => expect(isThere('curl')).toBe(false))
} else {
  test.each(['standard', 'script'] as const)(
    'curl with a token in the %s form sends, and it is delivered',
    async (form) => {
      const server = await startEmulator({ port: 0 })
      onTestFinished(() => server.close())
      const [, key = ''] = /SharedAccessKey=([^;]+)/.exec(server.hubs[0]?.sdkConnectionString ?? '') ?? []
      const token = await createSasToken({
        resource: `${server.url}/my-hub`,
        keyName: 'DefaultFullSharedAccessSignature',
        key,
        form,
      })
      const curl = async (...args: string[]) =>
        (
          await run('curl', [
            '--silent',
            '--show-error',
            '--include',
            '--header',
            `Authorization: ${token}`,
            ...args,
          ])
        ).stdout
      const device = '{"installationId":"old","platform":"gcm","pushChannel":"APA91"}'
      const at = (path: string) => `${server.url}/my-hub/${path}?api-version=2015-01`
      expect(await curl('--request', 'PUT', '--data', device, at('installations/old'))).toMatch(
        /^HTTP\/1\.1 200 /,
      )
      const sent = await curl(
        '--header',
        'ServiceBusNotification-Format: gcm',
        '--header',
        'Content-Type: application/json;charset=utf-8',
        '--data',
        '{"data":{"msg":"Hello World!"}}',
        at('messages/'),
      )
      expect(sent).toMatch(/^HTTP\/1\.1 201 /)
      expect(sent).toMatch(/^location: http:\/\/127\.0\.0\.1:\d+\/my-hub\/messages\//im)
      expect(server.emulator.inbox.deliveries().map(({ body }) => body)).toEqual([
        '{"data":{"msg":"Hello World!"}}',
      ])
    },
  )
}
