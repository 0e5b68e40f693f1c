import { checkVapidSubject } from '@hubcast/web-push'
import fc from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import library from 'web-push'

const { publicKey, privateKey } = library.generateVAPIDKeys()

/** Whether the library that sends Web Push signs for a subject. */
function isSigned(subject: string): boolean {
  try {
    library.getVapidHeaders('https://push.example.org', subject, publicKey, privateKey, 'aes128gcm')
    return true
  } catch {
    return false
  }
}

test.each([
  ['mail@example.com', 'E_VAPID_SUBJECT'],
  ['mailto:mailto:a@b.c', 'E_VAPID_SUBJECT'],
  ['mailto:x@localhost', 'W_VAPID_SUBJECT'],
  ['https://localhost:3000', 'W_VAPID_SUBJECT'],
  ['mailto:ops@example.com', undefined],
  ['MAILTO:ops@example.com?subject=push', undefined],
  ['mailto:ops@example.com,dev@example.com', undefined],
  ['https://example.com/contact', undefined],
  ['mailto: ops@example.com', 'W_VAPID_SUBJECT'],
  ['mailto:<ops@example.com>', 'W_VAPID_SUBJECT'],
  ['https://192.168.0.7/', 'W_VAPID_SUBJECT'],
  ['https://push.local', 'W_VAPID_SUBJECT'],
  ['http://example.com', 'E_VAPID_SUBJECT'],
  ['https://', 'E_VAPID_SUBJECT'],
  ['mailto:', 'E_VAPID_SUBJECT'],
  ['mailto:ops', 'E_VAPID_SUBJECT'],
  ['', 'E_VAPID_SUBJECT'],
])('the subject %s is judged as push services do (B108)', (subject, code) => {
  const issues = checkVapidSubject(subject)
  expect(issues.map((issue) => issue.code)).toEqual(code ? [code] : [])
  for (const { path, message } of issues) {
    expect(path).toBe('')
    expect(message).toMatch(/^[A-Z].*\.$/)
  }
})

test('what is no error is signed for by the library that sends Web Push', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  onTestFinished(() => warn.mockRestore())
  const part = fc.string({ unit: 'grapheme-ascii', maxLength: 12 })
  const subjects = fc.oneof(
    part,
    part.map((text) => `mailto:${text}`),
    fc.tuple(part, part).map(([name, host]) => `mailto:${name}@${host}`),
    part.map((text) => `https://${text}`),
    fc.emailAddress().map((address) => `mailto:${address}`),
    fc.webUrl(),
  )
  fc.assert(
    fc.property(subjects, (subject) => {
      const isRefused = checkVapidSubject(subject).some(({ severity }) => severity === 'error')
      if (!isRefused) expect(isSigned(subject)).toBe(true)
    }),
  )
})

test('every address and secure page is a subject', () => {
  const name = fc.stringMatching(/^[a-z0-9.+-]{1,20}$/)
  const host = fc.domain()
  fc.assert(
    fc.property(name, host, (user, domain) => {
      for (const subject of [`mailto:${user}@${domain}`, `https://${domain}/${user}`])
        expect(checkVapidSubject(subject)).toEqual([])
    }),
  )
})
